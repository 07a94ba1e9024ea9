import 'server-only'
import { db } from '@/lib/db'
import { byWeight, groupBy, inBatches } from '@/lib/export/batches'
import type { Exported } from '@/lib/export/shape'
import {
  appealSelect,
  articleSelect,
  keyed,
  laterThan,
  momentOf,
  momentOrNull,
  oldestFirst,
  placeOf,
  shapeAppeal,
} from '@/lib/export/shaping'
import { routes } from '@/lib/routes'
import type { Prisma } from '@/prisma/client/client'

/** The most comments, and the most versions of comments, that are in memory at once. */
const most = { comments: 500, versions: 500 }

const commentSelect = {
  id: true,
  state: true,
  version: true,
  isExample: true,
  paragraphId: true,
  parentId: true,
  factCheckId: true,
  createdAt: true,
  editedAt: true,
  hiddenCode: true,
  hiddenReason: true,
  appeal: { select: appealSelect },
  anchor: { select: { exact: true } },
  article: articleSelect,
} as const satisfies Prisma.CommentSelect

type Row = Prisma.CommentGetPayload<{ select: typeof commentSelect }>
type Version = { commentId: string; number: number; body: string; createdAt: Date }

/** Someone's comments with all their versions, the oldest first; deleted and hidden ones too, since they are theirs. */
export async function* listExportedComments(
  authorId: string,
  site: URL,
): AsyncGenerator<Exported<'comments'>[]> {
  const batches = inBatches(most.comments, async (after) => {
    const where = { authorId, ...laterThan(after) }
    const rows = await db().comment.findMany({
      where,
      orderBy: oldestFirst,
      take: most.comments,
      select: commentSelect,
    })
    return rows.map(keyed)
  })
  for await (const rows of batches) {
    for (const group of byWeight(rows, ({ version }) => version, most.versions)) {
      const versions = await db().commentVersion.findMany({
        where: { commentId: { in: group.map(({ id }) => id) } },
        orderBy: [{ commentId: 'asc' }, { number: 'asc' }],
        select: { commentId: true, number: true, body: true, createdAt: true },
      })
      const said = groupBy(versions, ({ commentId }) => commentId)
      yield group.map((row) => shapeComment(row, said.get(row.id) ?? [], site))
    }
  }
}

function shapeComment(row: Row, versions: Version[], site: URL): Exported<'comments'> {
  const { id, state, isExample, paragraphId, parentId, factCheckId, article } = row
  const path = routes.comment(article.slug, paragraphId, id)
  return {
    id,
    state,
    isExample,
    place: { ...placeOf(site, article, paragraphId, path), quote: row.anchor.exact },
    inReplyTo: parentId,
    factCheckId,
    createdAt: momentOf(row.createdAt),
    editedAt: momentOrNull(row.editedAt),
    hidden: row.hiddenCode ? { reasonCode: row.hiddenCode, reason: row.hiddenReason } : null,
    appeal: shapeAppeal(row.appeal),
    versions: versions.map(({ number, body, createdAt }) => ({ number, at: momentOf(createdAt), body })),
  }
}
