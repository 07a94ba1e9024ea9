import 'server-only'
import type { ReuseState } from '@/lib/claim/reuse'
import type { Transaction } from '@/lib/db'
import type { ReuseState as JudgedReuse } from '@/lib/policy'

export type LockedReuse = JudgedReuse & {
  id: string
  state: ReuseState
  factCheckId: string
  articleId: string
  paragraphId: string
  /** Whether the check still stands, so that it could stand here too. */
  isCheckPublic: boolean
  judged: {
    by: string | null
    name: string | null
    at: string
    reasonCode: string
    reason: string | null
  } | null
}

/** A reuse with what the policy asks about it, its row locked until the transaction ends; null when there is none. */
export async function findReuseForUpdate(tx: Transaction, id: string): Promise<LockedReuse | null> {
  await tx.$queryRaw`SELECT 1 FROM occurrence WHERE id = ${id}::uuid FOR UPDATE`
  const row = await tx.occurrence.findUnique({
    where: { id },
    include: {
      reused: { select: { id: true, authorId: true, state: true, publishedVersion: true } },
      anchor: {
        select: {
          paragraphId: true,
          articleId: true,
          article: { select: { editors: { select: { userId: true } } } },
        },
      },
      judge: { select: { name: true } },
    },
  })
  if (!row?.reused) return null
  const { reused, anchor, judge, judgedAt, reasonCode } = row
  return {
    id,
    state: row.state as ReuseState,
    proposerId: row.proposerId,
    factCheckId: reused.id,
    checkAuthorId: reused.authorId,
    articleId: anchor.articleId,
    paragraphId: anchor.paragraphId,
    articleEditorIds: anchor.article.editors.map(({ userId }) => userId),
    isCheckPublic: reused.publishedVersion !== null && reused.state !== 'retracted',
    judged:
      judgedAt && reasonCode
        ? {
            by: row.judgeId,
            name: judge?.name ?? null,
            at: judgedAt.toISOString(),
            reasonCode,
            reason: row.reason,
          }
        : null,
  }
}
