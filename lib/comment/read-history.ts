import 'server-only'
import { changesByVersion, type StoredVersion, type VersionView } from '@/lib/comment/history'
import type { Author } from '@/lib/comment/thread'
import { dayOf } from '@/lib/dates'
import { db } from '@/lib/db'
import { isId } from '@/lib/ids'

/** How many versions one page of a history shows. */
const most = 20

export type CommentHistory = {
  author: Author
  /** How many versions there are in all. */
  count: number
  versions: VersionView[]
  /** The number before which the next page goes on; null on the last. */
  next: number | null
}

/**
 * What a comment said over time, the newest first, as anyone may read it who may read the comment: never of one that
 * is hidden, deleted or waiting, and none where nothing was edited.
 */
export async function findCommentHistory(
  paragraphId: string,
  id: string,
  before: number | null,
): Promise<CommentHistory | null> {
  if (!isId(id)) return null
  const comment = await db().comment.findFirst({
    where: { id, paragraphId, state: 'visible', version: { gt: 1 }, article: { publishedAt: { not: null } } },
    select: {
      version: true,
      author: { select: { id: true, handle: true, name: true } },
      versions: {
        where: before === null ? {} : { number: { lt: before } },
        orderBy: { number: 'desc' },
        // One more, to compare the last of the page with.
        take: most + 1,
        select: { number: true, body: true, createdAt: true },
      },
    },
  })
  if (!comment) return null
  const versions = changesByVersion(comment.versions.map(stored).reverse())
  const last = versions.at(-1)?.number ?? 1
  return { author: comment.author, count: comment.version, versions, next: last > 1 ? last : null }
}

function stored({
  number,
  body,
  createdAt,
}: {
  number: number
  body: string
  createdAt: Date
}): StoredVersion {
  const at = createdAt.toISOString()
  return { number, body, at, day: dayOf(at) }
}
