/**
 * Texts of at most so many UTF-16 units that cost a parser of Markdown time, depth or output out of all proportion, by what
 * they are made of: the shapes of CommonMark's pathological tests, and those of older parsers' advisories.
 */
export function bombsOf(size: number): Record<string, string> {
  const fill = (unit: string) => unit.repeat(Math.ceil(size / unit.length)).slice(0, size)
  // Lines that grow by a letter fill it with about the root of twice its size.
  const steps = Math.ceil(Math.sqrt(2 * size))
  const half = Math.floor(size / 2) - 10
  return {
    'nested lists in a line': fill('- '),
    'nested lists, then lines': `${'- '.repeat(size / 10)}x${'\n'.repeat(size * 0.8 - 1)}`,
    'nested numbered lists': fill('1. '),
    'indented lists': Array.from({ length: steps }, (_, depth) => `${' '.repeat(depth)}- a`)
      .join('\n')
      .slice(0, size),
    'nested quotations': fill('> '),
    'nested quotations without spaces': fill('>'),
    'quotations that deepen': Array.from({ length: steps }, (_, depth) => `${'>'.repeat(depth)} a`)
      .join('\n')
      .slice(0, size),
    'lists in quotations': fill('> - '),
    'lists of changing kind': fill('-\n+\n'),
    'empty items': fill('-\n'),
    stars: fill('*'),
    'open emphasis': fill('*a '),
    'open strong emphasis': fill('**a '),
    'emphasis in emphasis': fill('*a **a '),
    'closing emphasis': fill('a**'),
    'underscores and stars': fill('_*'),
    'opening brackets': fill('['),
    'opening links': fill('[a]('),
    'links in links': fill('[a](b'),
    'images in images': fill('!['),
    'backticks of growing length': Array.from({ length: steps }, (_, length) => '`'.repeat(length))
      .join(' ')
      .slice(0, size),
    'angle brackets': fill('<'),
    'open autolinks': fill('<http://a.b/'),
    'escaped ends': fill('\\'),
    entities: fill('&quot;'),
    'quotation marks': fill('"'),
    'short links': fill('http://a.b '),
    'small autolinks': fill('<mailto:a@b>'),
    'long scheme': `${'a'.repeat(half)}:${'//'.repeat(size / 4)}`,
    'wide table': `${fill('|a').slice(0, half)}\n${fill('|-').slice(0, half)}\n|b`,
    fences: fill('```\n'),
    'reference definitions': fill('[a]: /u\n'),
    'line breaks': fill('a\n'),
    'comment openings': fill('<!--'),
    'closing parentheses': `[a](${'('.repeat(half)}${')'.repeat(half)}`,
  }
}
