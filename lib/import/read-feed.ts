import { parseFeed } from 'feedsmith'
import { Parser } from 'htmlparser2'
import { tidy } from '@/lib/source/page-facts'
import { webAddress } from './inline-style'

/** What a feed names: `key` is how the feed itself tells it from others. */
export type FeedItem = { key: string; url: string; title: string | null }
export type ReadFeed = { title: string | null; items: FeedItem[] }

const limits = { length: 2_000_000, elements: 40_000, depth: 60, items: 100 } as const

/**
 * The title of a feed (RSS, Atom, RDF) and what it names, the newest first as feeds have it, at most a hundred; or why it
 * is none, in a sentence. Entities of its own, by which a small file becomes a huge text, are refused wherever they are
 * declared, and so is what is larger, or nested deeper, than any feed: it is looked at as it streams by, before a tree is
 * built. What links nowhere is left out. `url` is where the feed was read: links are read against it.
 */
export function readFeed(xml: string, url: string): ReadFeed | { problem: string } {
  const problem = findProblem(xml)
  if (problem) return { problem }
  try {
    const { feed } = parseFeed(xml, { maxItems: limits.items })
    const shape = feed as Shape
    const items = (shape.items ?? shape.entries ?? []).flatMap((item) => readItem(item, url) ?? [])
    return { title: wordsOf(shape.title), items: items.slice(0, limits.items) }
  } catch {
    return { problem: 'This is no feed that can be read: neither RSS nor Atom.' }
  }
}

type Text = string | { value?: string } | undefined
type Item = {
  title?: Text
  link?: string
  url?: string
  id?: string
  guid?: { value?: string; isPermaLink?: boolean }
  links?: { href?: string; rel?: string }[]
}
type Shape = { title?: Text; items?: Item[]; entries?: Item[] }

function readItem({ title, link, url: own, id, guid, links }: Item, base: string): FeedItem | null {
  const alternate = links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href
  const permanent = guid?.isPermaLink === false ? undefined : guid?.value
  const url = webAddress(link ?? alternate ?? own ?? permanent, base)
  if (!url) return null
  return { key: (guid?.value ?? id ?? url).slice(0, 2_000), url, title: wordsOf(title) }
}

function wordsOf(text: Text): string | null {
  const words = typeof text === 'string' ? text : text?.value
  return tidy([words && textOf(words)], 300)
}

/** Titles in feeds are HTML more often than they say. */
function textOf(markup: string): string {
  let text = ''
  const parser = new Parser({ ontext: (part) => (text += part) })
  parser.end(markup.slice(0, 5_000))
  return text
}

function findProblem(xml: string): string | null {
  if (xml.length > limits.length) return 'This feed is larger than 2 MB.'
  if (/<!ENTITY/i.test(xml)) return 'This feed declares entities of its own, which no feed needs.'
  let [depth, elements, deepest] = [0, 0, 0]
  const parser = new Parser(
    {
      onopentag() {
        elements += 1
        depth += 1
        deepest = Math.max(deepest, depth)
      },
      onclosetag() {
        depth -= 1
      },
    },
    { xmlMode: true },
  )
  const step = 16_384
  for (let at = 0; at < xml.length && deepest <= limits.depth && elements <= limits.elements; at += step)
    parser.write(xml.slice(at, at + step))
  if (deepest > limits.depth) return 'This feed is nested deeper than any feed is.'
  return elements > limits.elements ? 'This feed has more than 40 000 elements.' : null
}
