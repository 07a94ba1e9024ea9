import { type Answer, post, read, type Sending } from '@/components/draft/draft-requests'
import type { Draft } from '@/lib/draft/shape'
import { articleWords } from '@/lib/editor/words'
import { routes } from '@/lib/routes'

/** The next text of an article as the server has it; `by` is the name of whoever saved it. */
export type SavedArticle = Draft & { by?: string | null }

/** Sends the whole text in one field: hundreds of paragraphs are not hundreds of parts of a form. */
export function sendArticle(sending: Sending, isLeaving: boolean): Promise<Answer> {
  const { id, revision, writer, turn, about, words } = sending
  const body = new FormData()
  const base = 'base' in about ? about.base : 1
  for (const [name, value] of Object.entries({ id, base, savings: revision, writer, turn }))
    body.set(name, String(value))
  body.set('words', JSON.stringify(articleWords(words)))
  return post((how) => fetch(routes.articleDrafts(), { method: 'POST', body, ...how }), isLeaving)
}

export function readArticle(id: string): Promise<SavedArticle | null | undefined> {
  return read<SavedArticle>((how) => fetch(routes.articleDraft(id), how))
}
