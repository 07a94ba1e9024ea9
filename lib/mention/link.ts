import MarkdownIt, { type Token } from 'markdown-it'
import { splitMentions } from '@/lib/mention/split'

/** Addresses of people within this site, by handle. */
export type People = ReadonlyMap<string, string>

/** Makes a link of every mention of one of these people in a parsed Markdown text, except in code and in links. */
export function linkMentions(tokens: Token[], people: People): void {
  for (const token of tokens) {
    const linkable = new Set(textsOutsideLinks(token.children ?? []))
    if (linkable.size > 0)
      token.children = (token.children ?? []).flatMap((part) =>
        linkable.has(part) ? linked(part, people) : part,
      )
  }
}

/** A text token as text and links. */
function linked(token: Token, people: People): Token[] {
  return splitMentions(token.content).flatMap(({ text, handle }) => {
    const href = handle && people.get(handle)
    const words = textToken(text, token.level)
    if (!href) return words
    const open = new MarkdownIt.Token('link_open', 'a', 1)
    open.attrs = [['href', href]]
    return [open, words, new MarkdownIt.Token('link_close', 'a', -1)]
  })
}

function textToken(content: string, level: number): Token {
  return Object.assign(new MarkdownIt.Token('text', '', 0), { content, level })
}

/** The plain words among the inline parts of a Markdown text: no code, nothing within a link. */
export function textsOutsideLinks(children: Token[]): Token[] {
  let depth = 0
  return children.filter(({ type }) => {
    if (type === 'link_open') depth++
    if (type === 'link_close') depth--
    return type === 'text' && depth === 0
  })
}
