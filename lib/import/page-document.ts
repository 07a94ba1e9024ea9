import { parseHTML } from 'linkedom'
import { type PageElement, type PageProblem, pageLimits } from './page-tree'

/** Deeper than this the levels are joined, as browsers do at 512: whoever walks the tree may call themselves. */
const deepest = 200

/** Elements that are left out with all that is in them: they hold no words of an article, or words nobody is shown. */
const silent = new Set(
  'head title script style noscript template svg math iframe frameset object embed applet canvas video audio map button select input option datalist textarea dialog nav del s strike'.split(
    ' ',
  ),
)
/** What is asked of an element later: where it leads, how it is called, whether it is a head, how wide it is. */
const kept = new Set(['href', 'class', 'id', 'role', 'rel', 'itemprop', 'scope', 'colspan'])

/** Names of places for advertisements, as classes and ids have them. */
const advertisement =
  /(?:^|\s)(?:ads?|adsbygoogle|adverts?|advertise?ments?|(?:dfp|google|gpt|inline|top|bottom|mid)[-_]?ads?|ads?[-_](?:top|bottom|inline|slot|unit|box|banner|break|container|wrapper|holder|label|leaderboard|placement|rail|mpu)[\w-]*|advertisement[-_]\w+|mpu|taboola\w*|outbrain\w*)(?=\s|$)/i

/**
 * A page as a document that Readability can search: without scripts, styles, embedded things, comments, fields, places
 * for advertisements, struck-out words and whatever is marked as hidden; of attributes only the few that are of use.
 */
export function plantPage(body: PageElement): { document: Document } | { problem: PageProblem } {
  if (countWords(body) > pageLimits.words) return { problem: 'too-many-words' }
  const { document } = parseHTML('<!doctype html><html><head></head><body></body></html>')
  const waiting: Place[] = [{ from: body, to: document.body, depth: 0 }]
  for (let place = waiting.pop(); place; place = waiting.pop()) plant(place, document, waiting)
  return { document }
}

function countWords(body: PageElement): number {
  let count = 0
  const waiting: PageElement[] = [body]
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    for (const node of element.childNodes) {
      if ('value' in node) count += node.value.length
      if ('tagName' in node && !silent.has(node.tagName)) waiting.push(node)
    }
  }
  return count
}

type Place = { from: PageElement; to: Element; depth: number }

function plant({ from, to, depth }: Place, document: Document, waiting: Place[]): void {
  for (const node of from.childNodes) {
    if ('value' in node) to.appendChild(document.createTextNode(showable(node.value)))
    if (!('tagName' in node) || silent.has(node.tagName) || isHidden(node)) continue
    if (depth >= deepest) flatten(node, to, document)
    else {
      const element = document.createElement(nameOf(node))
      for (const { name, value } of node.attrs)
        if (kept.has(name)) element.setAttribute(name, value.slice(0, 2_000))
      to.appendChild(element)
      waiting.push({ from: node, to: element, depth: depth + 1 })
    }
  }
}

/** The words of what stands too deep, in their order, without its elements. */
function flatten(element: PageElement, to: Element, document: Document): void {
  const waiting: PageElement['childNodes'] = [element]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ('value' in node) to.appendChild(document.createTextNode(showable(node.value)))
    if ('tagName' in node && !silent.has(node.tagName) && !isHidden(node))
      for (const child of node.childNodes.toReversed()) waiting.push(child)
  }
}

/** Names that no element could be made with are those of no element that matters. */
function nameOf({ tagName }: PageElement): string {
  return /^[a-z][a-z0-9-]*$/.test(tagName) ? tagName : 'span'
}

function isHidden({ tagName, attrs }: PageElement): boolean {
  return attrs.some(({ name, value }) => {
    if (name === 'hidden') return true
    if (name === 'aria-hidden') return value.trim() === 'true'
    if (name === 'class' || name === 'id') return tagName !== 'body' && advertisement.test(value)
    return name === 'style' && /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(value)
  })
}

/** Control characters show nothing in a page; a text could not be stored with them. */
function showable(text: string): string {
  return text.replace(/[^\P{Cc}\t\n\r\f]/gu, '')
}
