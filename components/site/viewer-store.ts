import { useSyncExternalStore } from 'react'
import type { Own, ViewerAnswer } from '@/lib/account/viewer-answer'
import type { OwnComment } from '@/lib/comment/thread'
import { routes } from '@/lib/routes'

/** What is known of the person reading: nothing yet, an answer, or that none could be had. */
type ViewerState =
  | { status: 'unknown' | 'failed'; answer?: undefined }
  | { status: 'known'; answer: ViewerAnswer }

const unknown: ViewerState = { status: 'unknown' }
const listeners = new Set<() => void>()
let state: ViewerState = unknown
let asked: string | undefined
let turn = 0
let answered = 0
let isAway = false
let later: ReturnType<typeof setTimeout> | undefined

/** The viewer of this page. One request a page, however many parts of it ask. */
export function useViewer(): ViewerState {
  return useSyncExternalStore(
    subscribe,
    () => state,
    () => unknown,
  )
}

/**
 * A part of what is one's own here, undefined while nothing is known of it. `pick` gives a field or a plain value: who
 * asks is drawn anew only when that is another one.
 */
export function useOwn<Part>(pick: (own: Own) => Part): Part | undefined {
  return useSyncExternalStore(
    subscribe,
    () => state.answer?.own && pick(state.answer.own),
    () => undefined,
  )
}

/** Whether the server said, when it was last asked, that it cannot reach its database. */
export function useAway(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => isAway,
    () => false,
  )
}

/** Who is reading at this moment, outside of rendering; undefined while nobody is known. */
export function viewerNow() {
  return state.answer?.viewer ?? undefined
}

/** Asks again when the page, and with it perhaps the person, has changed. */
export function askViewer(page: string): void {
  if (asked !== page) void refreshViewer(page)
}

/**
 * Asks the server who is reading, and what is only theirs about the article or person of the page. Only the newest
 * answer counts.
 */
export async function refreshViewer(page = asked): Promise<void> {
  asked = page
  const mine = ++turn
  const article = document.querySelector<HTMLElement>('[data-article]')?.dataset.article
  const person = document.querySelector<HTMLElement>('[data-person]')?.dataset.person
  try {
    const response = await fetch(routes.viewer({ article, person }), { cache: 'no-store' })
    if (response.status === 503) noteAway(mine, true)
    if (!response.ok) throw new Error(String(response.status))
    const answer: ViewerAnswer = await response.json()
    noteAway(mine, answer.isAway === true)
    if (mine === turn) change({ status: 'known', answer })
  } catch {
    if (mine === turn && state.status !== 'known') change({ status: 'failed' })
  }
  if (mine === turn) answered = mine
}

/** Asks again when the reader comes back to a page that was out of sight; returns how to stop. */
export function askAgainOnReturn(): () => void {
  const ask = () => {
    if (document.visibilityState === 'visible' && state.status !== 'unknown') void refreshViewer()
  }
  document.addEventListener('visibilitychange', ask)
  return () => document.removeEventListener('visibilitychange', ask)
}

/** How long to wait before asking a server again that is away, in ms, and as much again so that not all ask at once. */
const awayMs = 5_000
const soonMs = 2_000
const notOftenerMs = 15_000
let soon: ReturnType<typeof setTimeout> | undefined
let lastAsked = 0

/**
 * Asks again in a moment, because something has happened that a signed-in reader may be told of. However much happens,
 * not oftener than every fifteen seconds, and not all readers at once.
 */
export function askAgainSoon(): void {
  if (soon !== undefined || !state.answer?.viewer) return
  const wait = Math.max(soonMs, lastAsked + notOftenerMs - Date.now())
  soon = setTimeout(
    () => {
      soon = undefined
      lastAsked = Date.now()
      void refreshViewer()
    },
    wait + Math.random() * soonMs,
  )
}

/** Keeps one's own new or edited comment until the shared page has it. */
export function keepOwn(comment: OwnComment): void {
  editOwn((own) => ({
    ...own,
    comments: [comment, ...own.comments.filter(({ id }) => id !== comment.id)],
  }))
}

/** Shows one's own comment as deleted until the shared page does. */
export function dropOwn(comment: OwnComment): void {
  keepOwn({ ...comment, state: 'deleted', author: null, html: '', body: '', version: comment.version + 1 })
}

/**
 * Shows at once what one has just done, until the server is asked again. An answer that is still on its way may know
 * nothing of it, and must not take it away: then the server is asked anew.
 */
export function editOwn(edit: (own: Own) => Own): void {
  if (state.status === 'known' && state.answer.own)
    change({ status: 'known', answer: { ...state.answer, own: edit(state.answer.own) } })
  if (state.status !== 'known' || answered !== turn) void refreshViewer()
}

/** Notes what an answer said, and asks again after a while if the database was away. */
function noteAway(answer: number, next: boolean): void {
  if (answer !== turn) return
  clearTimeout(later)
  if (next) later = setTimeout(() => void refreshViewer(), awayMs + Math.random() * awayMs)
  if (next !== isAway)
    tell(() => {
      isAway = next
    })
}

function change(next: ViewerState): void {
  tell(() => {
    state = next
  })
}

function tell(change: () => void): void {
  change()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
