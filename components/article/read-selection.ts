import { type Quote, quoteSelection } from '@/lib/anchor/quote'

/** Selected words of one paragraph, and whether words of others were selected with them. */
export type Selected = { paragraphId: string; number: string; quote: Quote; range: Range; isTrimmed: boolean }

/** What is selected in the text of the article; a selection over several paragraphs is trimmed to the first with words. */
export function readSelection(): Selected | null {
  const selection = window.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const whole = selection.getRangeAt(0)
  const found = textsIn(whole).flatMap((text) => {
    const selected = readIn(text, whole)
    return selected ? [selected] : []
  })
  const [first] = found
  return first ? { ...first, isTrimmed: found.length > 1 } : null
}

function textsIn(range: Range): Element[] {
  const article = document.querySelector('.article')
  return [...(article?.querySelectorAll('.article-row > .article-text') ?? [])].filter((text) =>
    range.intersectsNode(text),
  )
}

function readIn(text: Element, selection: Range): Omit<Selected, 'isTrimmed'> | null {
  const words = text.textContent
  const from = text.contains(selection.startContainer)
    ? unitsBefore(text, selection.startContainer, selection.startOffset)
    : 0
  const to = text.contains(selection.endContainer)
    ? unitsBefore(text, selection.endContainer, selection.endOffset)
    : words.length
  const quote = quoteSelection(words, from, to)
  const row = text.closest('.article-row')
  if (!quote || !row) return null
  const range = selection.cloneRange()
  if (!text.contains(selection.startContainer)) range.setStart(text, 0)
  if (!text.contains(selection.endContainer)) range.setEnd(text, text.childNodes.length)
  const number = row.querySelector('.article-number')?.textContent ?? ''
  return { paragraphId: row.id.slice('p-'.length), number, quote, range }
}

/** How many UTF-16 units of an element's text stand before a place in it. */
function unitsBefore(text: Element, node: Node, offset: number): number {
  const range = document.createRange()
  range.setStart(text, 0)
  range.setEnd(node, offset)
  return range.toString().length
}
