import type { DraftSaver } from '@/components/draft/draft-saver'
import { dropCopy, listCopies } from '@/components/draft/local-copy'
import { listOpenWriters, type News } from '@/components/draft/other-tabs'
import { mergeDraft } from '@/lib/draft/merge'
import type { Draft } from '@/lib/draft/shape'
import type { FormValues } from '@/lib/form'

/** What a form is of, and where this browser keeps copies of such words. */
type Place = {
  viewerId: string
  place: string
  draft: Draft | null
  id: string
  prefix?: string
  isSame?: (one: FormValues, other: FormValues) => boolean
}

/**
 * Words of this place that an earlier visit left in this browser: a crash, a lost connection, a signing out. They come
 * into the form; where the server has others meanwhile, both are shown.
 */
export async function takeLeftBehind(
  { viewerId, place, draft, id, prefix, isSame }: Place,
  saver: DraftSaver,
  use: (words: FormValues, at: string) => void,
) {
  const open = await listOpenWriters()
  const copies = listCopies(viewerId, prefix).filter(
    (copy) => !open.has(copy.writer) && (copy.id === id || copy.place === place),
  )
  for (const copy of copies) {
    const verdict = mergeDraft(copy, draft, isSame)
    if (verdict !== 'draft') {
      saver.note(copy.words)
      use(copy.words, copy.at)
      if (verdict === 'both' && draft) saver.meet(draft)
    }
    dropCopy(viewerId, copy.writer, prefix)
    if (verdict !== 'draft') return
  }
}

/** What another form of the same words has done. */
export function hear(saver: DraftSaver, place: string, { kind, id, place: there, revision }: News) {
  if (kind === 'gone') {
    if (id === saver.id && saver.revision > 0) saver.lose()
  } else if (id === saver.id ? revision > saver.revision : place === there && saver.revision === 0) {
    void saver.compare(id)
  }
}

/** Going and coming back: nothing typed last is lost, and what was written elsewhere meanwhile is seen. */
export function listenToPage(saver: DraftSaver): () => void {
  const listening = new AbortController()
  const { signal } = listening
  const look = () => {
    if (document.visibilityState === 'hidden') return saver.flush(true)
    if (saver.isBehind) saver.wake()
    else if (saver.revision > 0) void saver.compare()
  }
  document.addEventListener('visibilitychange', look, { signal })
  window.addEventListener('pagehide', () => saver.flush(true), { signal })
  window.addEventListener('online', () => saver.wake(), { signal })
  window.addEventListener('beforeunload', (event) => saver.isUnsafe && event.preventDefault(), { signal })
  return () => listening.abort()
}
