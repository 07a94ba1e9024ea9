/** Selected words of one paragraph and where to stand beside them, in pixels from the top left of the article. */
export type Selected = { paragraphId: string; quote: string; left: number; top: number; isTrimmed: boolean }

const menuHeight = 48

/** What is selected in the article around `place`; a selection over several paragraphs is trimmed to its first. */
export function readSelection(place: Element | null): Selected | null {
  const selection = window.getSelection()
  const article = place?.parentElement
  if (!selection || selection.isCollapsed || !article) return null
  const range = selection.getRangeAt(0).cloneRange()
  const text = paragraphAt(range.startContainer)
  if (!text || !article.contains(text)) return null
  const isTrimmed = !text.contains(range.endContainer)
  if (isTrimmed) range.setEndAfter(text.lastChild ?? text)
  const quote = range.toString().trim()
  const row = text.closest('.article-row')
  if (!quote || !row) return null
  const box = range.getBoundingClientRect()
  const origin = article.getBoundingClientRect()
  // Under the words where a finger selects: above them stands the system's own menu.
  const isTouch = window.matchMedia('(pointer: coarse)').matches
  return {
    paragraphId: row.id.slice('p-'.length),
    quote,
    isTrimmed,
    left: Math.max(110, Math.min(box.left + box.width / 2, window.innerWidth - 120)) - origin.left,
    top: (isTouch ? box.bottom + 14 : box.top - menuHeight) - origin.top,
  }
}

function paragraphAt(node: Node): Element | null {
  const element = node instanceof Element ? node : node.parentElement
  return element?.closest('.article-text') ?? null
}
