import { ask } from '@/components/article/ask'
import { readSelection } from '@/components/article/read-selection'

/** The keys of an article's page and what they do, in the words of the help. */
export const pageKeys = [
  ['j', 'Next paragraph', 'also: the strip under the title'],
  ['k', 'Previous paragraph', 'also: the strip under the title'],
  ['n', 'Next mark', 'also: the arrow down above the text'],
  ['p', 'Previous mark', 'also: the arrow up above the text'],
  ['o', 'Open or close the thread', 'also: the number beside the paragraph'],
  ['c', 'Comment on the paragraph or on the selected words', 'also: the bubble beside the paragraph'],
  ['f', 'Check the paragraph or the selected words', 'also: the dagger beside the paragraph'],
  ['h', 'Hide all marks or show them', 'also: “Hide marks” above the text'],
  ['l', 'Show what is new', 'also: the line that says so'],
  ['/', 'Search the site', 'also: the glass at the top'],
  ['?', 'This help', 'also: “Keys” above the text'],
] as const

const actions: Record<string, () => void> = {
  j: () => walkParagraphs(1),
  k: () => walkParagraphs(-1),
  n: () => walkMarks(1),
  p: () => walkMarks(-1),
  o: openOrClose,
  c: comment,
  f: check,
}

/** Does what a key stands for; the keys of the bar press its buttons. */
export function act(key: string): void {
  const action = actions[key] ?? (() => press(document.querySelector(`.controls [data-key="${key}"]`)))
  action()
}

function press(control: Element | null): void {
  if (control instanceof HTMLElement) control.click()
}

const rowsOf = () => [...document.querySelectorAll<HTMLElement>('.article-row')]

/** Under the header. */
const top = 80

/** The paragraph in hand: the one with the focus or the selection, else the first that can be seen. */
function rowInHand(): HTMLElement | null {
  const focused = document.activeElement?.closest<HTMLElement>('.article-row')
  const anchor = window.getSelection()?.anchorNode
  const selected = (anchor instanceof Element ? anchor : anchor?.parentElement)?.closest<HTMLElement>(
    '.article-row',
  )
  return focused ?? selected ?? rowsOf().find((row) => row.getBoundingClientRect().bottom > top) ?? null
}

function walkParagraphs(by: 1 | -1): void {
  const rows = rowsOf()
  const row = rowInHand()
  const isIn = document.activeElement?.closest('.article-row') === row
  const next = row && rows[rows.indexOf(row) + (isIn || by < 0 ? by : 0)]
  go(next, 'start')
}

function walkMarks(by: 1 | -1): void {
  const marks = [
    ...document.querySelectorAll<HTMLElement>('.note-ref, .count[data-talk]:not([data-talk="0"])'),
  ].filter((mark) => mark.checkVisibility({ visibilityProperty: true }))
  const from = document.activeElement?.closest('.article') ? document.activeElement : rowInHand()
  const isAfter = (mark: Element) =>
    from !== null && Boolean(from.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING)
  const isBefore = (mark: Element) =>
    from !== null && Boolean(from.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_PRECEDING)
  go(by > 0 ? marks.find(isAfter) : marks.findLast(isBefore), 'center')
}

function go(element: HTMLElement | null | undefined, block: ScrollLogicalPosition): void {
  element?.focus({ preventScroll: true })
  element?.scrollIntoView({ block })
}

function comment(): void {
  const selected = readSelection()
  const row = selected ? document.getElementById(`p-${selected.paragraphId}`) : rowInHand()
  if (!row?.querySelector('.count[data-talk]')) return
  ask(row.id.slice('p-'.length), { act: 'write', quote: selected?.quote })
  window.getSelection()?.removeAllRanges()
}

function check(): void {
  const selected = readSelection()
  const row = selected ? document.getElementById(`p-${selected.paragraphId}`) : rowInHand()
  const link = row?.querySelector<HTMLAnchorElement>('a[data-check]')
  if (!link) return
  const url = new URL(link.href)
  if (selected) {
    url.searchParams.set('quote', selected.quote.exact)
    url.searchParams.set('start', String(selected.quote.start))
  }
  location.assign(url)
}

function openOrClose(): void {
  const ref = document.activeElement?.closest('.note-ref')
  if (ref) {
    press(ref)
    return
  }
  const row = rowInHand()
  if (row) ask(row.id.slice('p-'.length), { act: 'toggle' })
}
