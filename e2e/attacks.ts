/** What runs something in a page that takes stored text for its own; each says who it is in `top.ran`. */
const say = (name: string) => `(top.ran ??= []).push('${name}')`

export const attacks = [
  `<script>${say('script')}</script>`,
  `<script nonce="">${say('empty nonce')}</script>`,
  `<script type="module">${say('module')}</script>`,
  `<script src="data:text/javascript,${say('data')}"></script>`,
  `<img src="x:" onerror="${say('error')}">`,
  `<svg onload="${say('svg')}"><script>${say('svg script')}</script></svg>`,
  `<details open ontoggle="${say('toggle')}">more</details>`,
  `<iframe srcdoc="<script>${say('srcdoc')}</script>"></iframe>`,
  `<iframe src="javascript:${say('frame')}"></iframe>`,
  `<object data="data:text/html,<script>${say('object')}</script>"></object>`,
  `<input autofocus onfocus="${say('focus')}">`,
  `<a id="attack" href="javascript:${say('link')}">press</a>`,
  `<base href="https://elsewhere.example/">`,
  '<style>body { visibility: hidden !important }</style>',
].join('\n')
