import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bombsOf } from '@/test/abuse/payloads/bombs'
import { linksIn, mentionsIn, plainText, renderMarkdown } from './markdown'

describe('the Markdown of remarks', () => {
  it.each([
    ['a\nb\n\nc', '<p>a<br />\nb</p>\n<p>c</p>'],
    ['*a* **b** _c_ __d__', '<p><em>a</em> <strong>b</strong> <em>c</em> <strong>d</strong></p>'],
    ['- a\n- b', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>'],
    ['3. a\n4. b', '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'],
    ['> a', '<blockquote>\n<p>a</p>\n</blockquote>'],
    ['`<b>`', '<p><code>&lt;b&gt;</code></p>'],
    ['```js\n<b>\n```', '<pre><code>&lt;b&gt;\n</code></pre>'],
    ['a \\* b &amp; c', '<p>a * b &amp; c</p>'],
    ['', ''],
    [' \n ', ''],
  ])('renders %j', (source, html) => {
    expect(renderMarkdown(source)).toBe(html)
  })

  it.each([
    ['[a](https://a.example/b)', '<p><a href="https://a.example/b" rel="nofollow ugc noopener">a</a></p>'],
    [
      '[a](https://a.example "hidden words")',
      '<p><a href="https://a.example" rel="nofollow ugc noopener">a</a></p>',
    ],
    [
      'see https://a.example/b_c_d.',
      '<p>see <a href="https://a.example/b_c_d" rel="nofollow ugc noopener">https://a.example/b_c_d</a>.</p>',
    ],
    [
      '<mailto:a@b.example>',
      '<p><a href="mailto:a@b.example" rel="nofollow ugc noopener">mailto:a@b.example</a></p>',
    ],
    [
      '![map](https://a.example/x.png)',
      '<p>!<a href="https://a.example/x.png" rel="nofollow ugc noopener">map</a></p>',
    ],
  ])('makes a marked link of %s', (source, html) => {
    expect(renderMarkdown(source)).toBe(html)
  })

  it.each([
    '# a',
    'a\n===',
    '| a |\n|---|\n| b |',
    '---',
    '~~a~~',
    '[a][b]',
    'Node.js',
    'me@b.example',
    '//a.example',
    'ftp://a.example',
    '[a](/b)',
    '[a](b)',
    '(c) "q" --',
  ])('leaves %j as it was typed', (source) => {
    const html = renderMarkdown(source)
    expect(html).toMatch(/^<p>[^<]*(<br \/>\n[^<]*)*<\/p>$/)
    expect(html.replace(/<[^>]*>/g, '').replaceAll('&quot;', '"')).toBe(source)
  })

  it('shows the address of a reference, which other Markdown hides', () => {
    expect(renderMarkdown('a\n\n[b]: https://evil.example')).toContain('>https://evil.example</a>')
  })
})

const payloads = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<style>*{display:none}</style>',
  '<form action=//evil><button>',
  '<!-- --!><script>alert(1)</script>',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<math><mtext></p><script>alert(1)</script>',
  '[a](javascript:alert(1))',
  '[a](JaVaScRiPt:alert(1))',
  '[a](java\nscript:alert(1))',
  '[a](java\tscript:alert(1))',
  '[a](<java script:alert(1)>)',
  '[a]( javascript:alert(1))',
  '[a](\u0001javascript:alert(1))',
  '[a](&#106;avascript:alert(1))',
  '[a](&#x6A&#x61;vascript&colon;alert(1))',
  '[a](javascript&#58;alert(1))',
  '[a](javascript&Tab;:alert(1))',
  '[a](%6aavascript:alert(1))',
  '[a](data:text/html;base64,PHNjcmlwdD4=)',
  '[a](data:image/svg+xml,<svg onload=alert(1)>)',
  '[a](vbscript:msgbox(1))',
  '[a](file:///etc/passwd)',
  '[a](blob:https://a.example/1)',
  '[a](//evil.example)',
  '[a](\\\\evil.example)',
  '[a](http:///evil)',
  '[a](https:javascript:alert(1))',
  '<javascript:alert(1)>',
  '<data:text/html,x>',
  '<vbscript:x>',
  'javascript:alert(1)',
  '![a](javascript:alert(1))',
  '![a](https://a.example/x" onerror="alert(1))',
  '[a](https://a.example/"onmouseover="alert(1))',
  "[a](https://a.example/'onmouseover='alert(1))",
  '[a](https://a.example "t\\" onmouseover=alert(1)")',
  'https://a.example/"onmouseover="alert(1)',
  '<https://a.example/"onmouseover="alert(1)>',
  '[a\n\n]: javascript:alert(1)\n[a]',
  '[a]: javascript:alert(1)\n\n[a]',
  '```" onmouseover="alert(1)\nx\n```',
  '```<script>\nx\n```',
  '`</code><script>alert(1)</script>`',
  '**<script>alert(1)</script>**',
  '[<img src=x onerror=alert(1)>](https://a.example)',
  '[a](mailto:x@y.z?body=<script>alert(1)</script>)',
  '1"><script>alert(1)</script>. a',
  '\u0000<script>alert(1)</script>',
  '<scr\u0000ipt>alert(1)</script>',
]

const start =
  '<(?:p|em|strong|ul|li|blockquote|code|pre|br /|ol(?: start="\\d+")?|a href="(?:https?://|mailto:)[^"<>]*" rel="nofollow ugc noopener")>'
const safe = new RegExp(`^(?:[^<>"]|${start}|</(?:p|em|strong|ul|li|blockquote|code|pre|ol|a)>|")*$`, 'i')

describe('what could run', () => {
  it.each(payloads)('does not: %j', (payload) => {
    for (const source of [
      payload,
      `> - ${payload}`,
      `**${payload}**`,
      `a ${payload} b`,
      `\`\`\`\n${payload}\n\`\`\``,
    ]) {
      expect(renderMarkdown(source)).toMatch(safe)
    }
  })

  it('does not in any text made of dangerous parts', () => {
    const part = fc.oneof(
      fc.constantFrom(
        ...payloads,
        '[',
        ']',
        '(',
        ')',
        '<',
        '>',
        '`',
        '*',
        '_',
        '\n',
        '\n\n',
        '> ',
        '- ',
        '&',
        '"',
        '\\',
      ),
      fc.string({ maxLength: 5 }),
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        expect(renderMarkdown(parts.join(''))).toMatch(safe)
      }),
      { numRuns: 500 },
    )
  })
})

const bombs = bombsOf(10_000)

describe('texts made to cost much', () => {
  it.each(Object.entries(bombs))('stay in bounds: %s', (_, source) => {
    const html = renderMarkdown(source)
    expect(html.length).toBeLessThanOrEqual(source.length * 10 + 1024)
    expect(html.split('<').length).toBeLessThanOrEqual(source.length * 2)
    expect(deepest(html)).toBeLessThanOrEqual(16)
    expect(html).toMatch(safe)
    expect(plainText(source).length).toBeLessThanOrEqual(source.length)
  })

  it('do not lose words by being deep', () => {
    for (const depth of [5, 6, 7, 8, 9, 12, 15, 16, 17, 40]) {
      expect(renderMarkdown(`${'> '.repeat(depth)}deep`)).toContain('deep')
      expect(renderMarkdown(`${'- '.repeat(depth)}deep`)).toContain('deep')
      expect(renderMarkdown(`${'> - '.repeat(depth)}deep`)).toContain('deep')
      expect(renderMarkdown(`${'**a *'.repeat(depth)}deep${'* b**'.repeat(depth)}`)).toContain('deep')
    }
  })

  it('are not parsed when they are longer than any field', () => {
    expect(renderMarkdown('*a*\n'.repeat(20_000))).toMatch(/^<p>\*a\*<br \/>/)
  })
})

function deepest(html: string): number {
  let depth = 0
  let most = 0
  for (const [tag] of html.matchAll(/<\/?[a-z]+/g)) {
    if (tag === '<br') continue
    depth += tag.startsWith('</') ? -1 : 1
    most = Math.max(most, depth)
  }
  return most
}

describe('the words of a remark', () => {
  it.each([
    ['**Not** [so](https://a.example): `x` <b>', 'Not so: x <b>'],
    ['> a\n> b\n\n- c\n- d\n\n```\ne\n```', 'a b c d e'],
    ['a &amp; b', 'a & b'],
    ['', ''],
  ])('of %j are %j', (source, words) => {
    expect(plainText(source)).toBe(words)
  })

  it('are those that the page shows', () => {
    const part = fc.constantFrom(
      'a ',
      '*b* ',
      '[c](http://d.example) ',
      '\n',
      '\n\n',
      '- ',
      '> ',
      '`e` ',
      '&lt; ',
      '**',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 15 }), (parts) => {
        const source = parts.join('')
        const shown = renderMarkdown(source)
          .replace(/<[^>]*>/g, ' ')
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
        expect(plainText(source).replace(/\s+/g, '')).toBe(shown.replace(/\s+/g, ''))
      }),
    )
  })
})

describe('mentions', () => {
  const people = new Map([['anna', '/people/anna']])
  const link = (words = '@anna') => `<a href="/people/anna" class="mention">${words}</a>`

  it.each([
    ['Ask @anna, please', `<p>Ask ${link()}, please</p>`],
    ['**@Anna**', `<p><strong>${link('@Anna')}</strong></p>`],
    ['- @anna\n- @boris', `<ul>\n<li>${link()}</li>\n<li>@boris</li>\n</ul>`],
    ['`@anna`', '<p><code>@anna</code></p>'],
    ['```\n@anna\n```', '<pre><code>@anna\n</code></pre>'],
    [
      '[@anna](https://a.example)',
      '<p><a href="https://a.example" rel="nofollow ugc noopener">@anna</a></p>',
    ],
    [
      'https://a.example/@anna',
      '<p><a href="https://a.example/@anna" rel="nofollow ugc noopener">https://a.example/@anna</a></p>',
    ],
    ['[anna](/people/anna)', '<p>[anna](/people/anna)</p>'],
    ['<a href="/people/anna">x</a>', '<p>&lt;a href="/people/anna"&gt;x&lt;/a&gt;</p>'],
  ])('of %j give %j', (source, html) => {
    expect(renderMarkdown(source, people)).toBe(html)
  })

  it('are not links for people who are not there', () => {
    expect(renderMarkdown('@anna')).toBe('<p>@anna</p>')
  })

  it('are listed once each, in lower case, without those in code and in links', () => {
    expect(mentionsIn('@boris and @Anna, @boris `@carla` [@dora](https://a.example)')).toEqual([
      'boris',
      'anna',
    ])
    expect(mentionsIn('')).toEqual([])
  })
})

describe('the links of a remark', () => {
  it('are listed once each, in their order', () => {
    expect(
      linksIn('[b](https://b.example/x) https://a.example <mailto:c@d.example>\n\n> https://b.example/x'),
    ).toEqual(['https://b.example/x', 'https://a.example'])
    expect(linksIn('no links, `https://a.example`')).toEqual([])
  })
})
