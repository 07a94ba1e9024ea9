import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import { markdownOf } from '@/lib/export/markdown'
import { address, block, inline } from '@/lib/export/markdown-text'
import { sampleExport, sourceOf, textOf } from '@/test/export-sample'

// The strictest reader of a file is one that lets everything through: all of CommonMark, HTML included, and tables.
const reader = new MarkdownIt({ html: true, linkify: false }).enable(['table', 'strikethrough'])

const exported = (words: string) => textOf(markdownOf(sourceOf(sampleExport(words))))

const plain = new Set(['text', 'text_special', 'softbreak'])

/** What a Markdown text is made of, without its words: its blocks, and in lines whatever is not plain text. */
function structureOf(markdown: string): string[] {
  return reader
    .parse(markdown, {})
    .flatMap(({ type, tag, children }) => [
      `${type} ${tag}`,
      ...(children ?? []).filter((child) => !plain.has(child.type)).map((child) => child.type),
    ])
}

function fencesOf(markdown: string): string[] {
  return reader.parse(markdown, {}).flatMap(({ type, content }) => (type === 'fence' ? [content] : []))
}

const hostile = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'`~*_[]()<>#+-=!|\\&;:"\'$^1. \t\nax😀') }),
  fc
    .array(
      fc.constantFrom(
        '```\n',
        '````text\n',
        '~~~\n',
        '\n\n',
        '# Heading\n',
        '\n---\n',
        '> quote\n',
        '- item\n',
        '1. item\n',
        '    code\n',
        '<!--',
        '-->',
        '</pre></blockquote><script>alert(1)</script>',
        '[a]: https://evil.example "x"\n',
        '[a](https://evil.example)',
        '![a](https://evil.example)',
        '<https://evil.example>',
        '&lt;b&gt;',
        '| a | b |\n|---|---|\n| c | d |\n',
        'x',
      ),
    )
    .map((parts) => parts.join('')),
)

describe('markdownOf', () => {
  it('reads well', async () => {
    await expect(await exported('Why 30 million?')).toMatchFileSnapshot('markdown.example.md')
  })

  it('lets no words out of their block, whatever they are', async () => {
    const expected = structureOf(await exported('x'))
    await fc.assert(
      fc.asyncProperty(hostile, async (words) => {
        const markdown = await exported(`x${words}`)
        expect(structureOf(markdown)).toEqual(expected)
        const said = fencesOf(markdown).filter((content) => content === `x${words}\n`)
        expect(said.length).toBeGreaterThanOrEqual(8)
      }),
      { numRuns: 300 },
    )
  })

  it('says of an empty part that it is', async () => {
    const sample = { ...sampleExport('x'), drafts: [], comments: [] }
    const text = await textOf(markdownOf(sourceOf(sample)))
    expect(text).toContain('## Drafts\n\nNone.\n\n')
    expect(text).toContain('## Comments\n\nNone.\n\n')
  })
})

describe('the parts that words are written in', () => {
  it('keep the words of a block as they are', () => {
    fc.assert(
      fc.property(hostile, (words) => {
        expect(fencesOf(block(words))).toEqual([`${words}\n`])
      }),
    )
  })

  it('keep the words of a line, but for white space', () => {
    fc.assert(
      fc.property(hostile, (words) => {
        const [, line] = reader.parse(`Said: ${inline(words)}`, {})
        const shown = line?.children?.map(({ content }) => content).join('')
        expect(shown?.trim()).toBe(`Said: ${words.replace(/\s+/g, ' ').trim()}`.trim())
      }),
    )
  })

  it('keep an address in its brackets', () => {
    expect(address('https://a.example/x')).toBe('<https://a.example/x>')
    expect(address('https://a.example/> <b\\')).toBe('<https://a.example/%3E%20%3Cb%5C>')
  })
})
