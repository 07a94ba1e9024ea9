import { ask } from '@/components/article/ask'
import { copyLink } from '@/components/article/copy-link'
import { focusOn } from '@/components/article/use-notes'
import { routes } from '@/lib/routes'

/** Shows the check or comment that the address names; one that is not on this page is shown on its own. */
export function arrive(slug: string): void {
  const [, kind, id] = /^#(check|comment)-([0-9a-f-]{36})$/.exec(location.hash) ?? []
  if (!kind || !id || show(`${kind}-${id}`)) return
  const paragraphId = new URLSearchParams(location.search).get('in')
  if (kind === 'check') location.replace(routes.factCheck(id))
  else if (paragraphId) location.replace(routes.comment(slug, paragraphId, id))
}

/** What a click on words, on their number or on “Copy link” does. */
export function follow(from: Element): void {
  if (from instanceof HTMLAnchorElement) {
    if (from.dataset.copy !== undefined) void copyLink(from)
    else show(from.hash.slice(1))
    return
  }
  const isSelecting = window.getSelection()?.isCollapsed === false
  const [first] = (from instanceof HTMLElement ? from.dataset.of : '')?.split(' ') ?? []
  const ref = from.closest('.pairs')?.querySelector<HTMLAnchorElement>(`.note-ref[data-n="${first}"]`)
  if (ref && !isSelecting) show(ref.hash.slice(1))
}

function show(target: string): boolean {
  const element = document.getElementById(target)
  if (!element) return false
  const row = element.closest('.article-row')
  if (row) ask(row.id.slice('p-'.length), { act: 'show', target })
  else focusOn(target)
  return true
}
