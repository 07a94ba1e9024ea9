import 'server-only'
import type { ReuseState } from '@/lib/claim/reuse'
import type { Transaction } from '@/lib/db'

export type LockedReuse = {
  id: string
  state: ReuseState
  factCheckId: string
  articleId: string
  paragraphId: string
  /** Whether the check still stands, so that it could stand here too. */
  isCheckPublic: boolean
}

/** A reuse, its row locked until the transaction ends; null when there is none. */
export async function findReuseForUpdate(tx: Transaction, id: string): Promise<LockedReuse | null> {
  await tx.$queryRaw`SELECT 1 FROM occurrence WHERE id = ${id}::uuid FOR UPDATE`
  const row = await tx.occurrence.findUnique({
    where: { id },
    include: {
      reused: { select: { id: true, state: true, publishedVersion: true } },
      anchor: { select: { paragraphId: true, articleId: true } },
    },
  })
  if (!row?.reused) return null
  const { reused, anchor } = row
  return {
    id,
    state: row.state as ReuseState,
    factCheckId: reused.id,
    articleId: anchor.articleId,
    paragraphId: anchor.paragraphId,
    isCheckPublic: reused.publishedVersion !== null && reused.state !== 'retracted',
  }
}
