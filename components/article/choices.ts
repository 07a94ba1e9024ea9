import { useSyncExternalStore } from 'react'
import { choicesName, type Show } from '@/lib/article/choices'
import type { Sort } from '@/lib/comment/sort'
import { isVerdict } from '@/lib/fact-check/verdicts'

type Kept = { show?: Show; sort?: Sort; marks?: 'off' }

const listeners = new Set<() => void>()
let kept: Kept | undefined

/** How threads are ordered on this page; as the server did in the first render. */
export function useSort(): Sort {
  return useSyncExternalStore(
    subscribe,
    () => read().sort ?? 'oldest',
    () => 'oldest',
  )
}

export function chooseSort(sort: Sort): void {
  keep({ sort })
}

/** Shows some marks only. Worth sharing, so it stands in the address; one verdict is a question about one article. */
export function chooseShow(show: Show): void {
  const article = articleOf()
  if (!article) return
  if (show === 'everything') delete article.dataset.show
  else article.dataset.show = show
  keep({ show: isVerdict(show) ? 'everything' : show })
  const url = new URL(location.href)
  if (show === 'everything') url.searchParams.delete('show')
  else url.searchParams.set('show', show)
  window.history.replaceState(null, '', url)
}

/** Hides every mark, or shows them again. */
export function chooseMarks(areShown: boolean): void {
  const article = articleOf()
  if (!article) return
  if (areShown) delete article.dataset.marks
  else article.dataset.marks = 'off'
  const { marks: _, ...rest } = read()
  write(areShown ? rest : { ...rest, marks: 'off' })
}

export function articleOf(): HTMLElement | null {
  return document.querySelector<HTMLElement>('.article')
}

function keep(change: Kept): void {
  write({ ...read(), ...change })
}

function write(next: Kept): void {
  kept = next
  try {
    localStorage.setItem(choicesName, JSON.stringify(next))
  } catch {
    // Where nothing is kept the choice holds until the page is left.
  }
  for (const listener of listeners) listener()
}

function read(): Kept {
  try {
    kept ??= (JSON.parse(localStorage.getItem(choicesName) ?? '{}') as Kept | null) ?? {}
  } catch {
    kept = {}
  }
  return kept
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
