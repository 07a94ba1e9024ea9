import 'server-only'
import type { Transaction } from '@/lib/db'
import { append } from '@/lib/event/append'
import type { EventKind } from '@/lib/event/kinds'
import type { Viewer } from '@/lib/policy'

type Placed = {
  id: string
  articleId: string
  paragraphId: string
  rootId: string
  parentId: string | null
  state: string
}

/** Says in the log what was done to a comment. `mentioned`: those whom the comment did not mention before. */
export function logComment(
  tx: Transaction,
  viewer: Viewer,
  kind: EventKind,
  comment: Placed,
  mentioned: readonly string[] = [],
) {
  const { paragraphId, rootId, parentId, state } = comment
  append(tx, {
    kind,
    actorId: viewer.id,
    subjectType: 'comment',
    subjectId: comment.id,
    articleId: comment.articleId,
    data: {
      paragraphId,
      rootId,
      ...(parentId ? { parentId } : {}),
      ...(mentioned.length > 0 ? { mentioned: [...mentioned] } : {}),
      // What nobody but its author and the desk has seen is not announced, whatever becomes of it.
      ...(state === 'held' ? { wasHeld: true } : {}),
    },
  })
}
