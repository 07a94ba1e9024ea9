import { v7 as newId } from 'uuid'
import type { Person } from './people.ts'
import type { Place } from './place.ts'
import type { Rows } from './rows.ts'
import { pick, type Writer } from './words.ts'

const repliesPerThread = 3
const daysOld = 3

/** So many comments on one paragraph: threads of a remark and up to three replies. */
export function addComments(
  rows: Rows,
  writer: Writer,
  place: Place,
  people: readonly Person[],
  count: number,
) {
  for (let left = count; left > 0; ) {
    const thread = addComment(rows, writer, place, pick(people, writer), null)
    left--
    for (let replies = Math.min(left, writer.next(repliesPerThread + 1)); replies > 0; replies--) {
      addComment(rows, writer, place, pick(people, writer), thread)
      left--
    }
  }
}

type Thread = { id: string; anchorId: string }

function addComment(rows: Rows, writer: Writer, place: Place, author: Person, thread: Thread | null): Thread {
  const id = newId()
  const body = writer.prose(1 + writer.next(3))
  const at = new Date(Date.now() - daysOld * 86_400_000)
  const anchorId = thread?.anchorId ?? newId()
  const { articleId, revisionId, paragraphId } = place
  // Named columns throughout, also the empty ones: all rows of a table have the same.
  const quote = { exact: null, prefix: null, suffix: null, start: null, end: null }
  const target = { article_id: articleId, paragraph_id: paragraphId }
  if (!thread) rows.add('anchor', { id: anchorId, ...target, revision_id: revisionId, ...quote })
  rows.add('comment', {
    id,
    ...target,
    anchor_id: anchorId,
    parent_id: thread?.id ?? null,
    root_id: thread?.id ?? id,
    author_id: author.id,
    body,
    body_html: `<p>${body}</p>\n`,
    created_at: at,
  })
  rows.add('comment_version', { comment_id: id, number: 1, editor_id: author.id, body, created_at: at })
  return { id, anchorId }
}
