import { Parser } from 'htmlparser2'

/** How much of a page is read (in UTF-16 units), and how deeply nested it may be before the rest is left unread. */
const limits = { text: 1_000_000, depth: 1_000, script: 200_000, scripts: 20, values: 100 }

/**
 * What a page tells others of itself, as it says it: `meta` by name (in lower case, the first of each), `title`, the
 * JSON-LD `scripts`, `links` by their relation (the first of each), `items` by their `itemprop`, the language and the base
 * of the page.
 */
export type Said = {
  meta: Map<string, string>
  title: string
  scripts: string[]
  links: Map<string, string>
  items: Map<string, string>
  language: string | undefined
  base: string | undefined
}

/** Reads as the page streams by: no tree is built that could be made to explode. */
export function listenToPage(html: string): Said {
  const listener = new Listener()
  const parser = new Parser(listener)
  const text = html.slice(0, limits.text)
  const step = 16_384
  for (let at = 0; at < text.length && listener.depth < limits.depth; at += step)
    parser.write(text.slice(at, at + step))
  return listener.said
}

class Listener {
  depth = 0
  said: Said = {
    meta: new Map(),
    title: '',
    scripts: [],
    links: new Map(),
    items: new Map(),
    language: undefined,
    base: undefined,
  }
  private inside: 'title' | 'script' | null = null
  private script = ''

  onopentag(name: string, attributes: Record<string, string>): void {
    this.depth++
    const { said } = this
    if (name === 'meta') this.hearMeta(attributes)
    if (name === 'html' || name === 'body') said.language ??= attributes.lang || attributes['xml:lang']
    if (name === 'base') said.base ??= attributes.href
    if (name === 'link' || name === 'a') keepFirst(said.links, attributes.rel, attributes.href)
    keepFirst(said.items, attributes.itemprop, attributes.content ?? attributes.datetime)
    if (name === 'title' && !said.title) this.inside = 'title'
    if (name === 'script' && /^application\/ld\+json/i.test(attributes.type?.trim() ?? ''))
      this.inside = 'script'
  }

  ontext(text: string): void {
    if (this.inside === 'title') this.said.title += text
    if (this.inside === 'script' && this.script.length <= limits.script) this.script += text
  }

  onclosetag(name: string): void {
    this.depth--
    if (name === 'script' && this.inside === 'script') {
      if (this.script.length <= limits.script && this.said.scripts.length < limits.scripts)
        this.said.scripts.push(this.script)
      this.script = ''
    }
    if (name === this.inside) this.inside = null
  }

  private hearMeta({ property, name, content, 'http-equiv': equivalent }: Record<string, string>): void {
    keepFirst(this.said.meta, property ?? name ?? equivalent, content)
  }
}

function keepFirst(kept: Map<string, string>, name: string | undefined, value: string | undefined): void {
  const term = (name ?? '').trim().toLowerCase()
  if (term && value && !kept.has(term) && kept.size < limits.values) kept.set(term, value)
}
