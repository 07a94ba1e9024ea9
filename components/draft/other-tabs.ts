import { v4 as newId } from 'uuid'

/** What the open forms of one browser tell each other. */
export type News = { kind: 'saved' | 'gone'; id: string; place: string; revision: number; writer: string }

/** Joins the forms of one person in this browser; `tell` reaches all but oneself. */
export function joinTabs(viewerId: string, hear: (news: News) => void) {
  if (typeof BroadcastChannel === 'undefined') return { tell: () => undefined, leave: () => undefined }
  const channel = new BroadcastChannel(`obelus:drafts:${viewerId}`)
  channel.onmessage = ({ data }: MessageEvent<News>) => hear(data)
  return { tell: (news: News) => channel.postMessage(news), leave: () => channel.close() }
}

/**
 * The name of a form while it is open. Others see by a lock of that name that it lives, so that they do not take its
 * words for left behind; browsers without locks (or without HTTPS) take every copy for left behind, which asks once
 * more than needed and loses nothing.
 */
export function openWriter(): { writer: string; close: () => void } {
  const writer = newId()
  const open = new AbortController()
  const closed = new Promise<void>((done) => open.signal.addEventListener('abort', () => done()))
  void navigator.locks?.request(lockOf(writer), () => closed).catch(() => undefined)
  return { writer, close: () => open.abort() }
}

export async function listOpenWriters(): Promise<Set<string>> {
  const state = await navigator.locks?.query().catch(() => undefined)
  const names = state?.held?.flatMap(({ name }) => (name?.startsWith(lockOf('')) ? [name] : [])) ?? []
  return new Set(names.map((name) => name.slice(lockOf('').length)))
}

const lockOf = (writer: string) => `obelus:writer:${writer}`
