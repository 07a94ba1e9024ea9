import 'server-only'
import type { Transaction } from '@/lib/db'
import type { CheckLifeState } from '@/lib/fact-check/life'
import type { CheckState } from '@/lib/policy'

export type LockedCheck = CheckState & {
  id: string
  articleId: string
  paragraphId: string
  claimId: string
  occurrenceId: string
  state: CheckLifeState
  version: number
  publishedVersion: number | null
  hasAppealed: boolean
}

/** A check with what the policy asks about it, its row locked until the transaction ends; null when there is none. */
export async function findCheckForUpdate(tx: Transaction, id: string): Promise<LockedCheck | null> {
  await tx.$queryRaw`SELECT 1 FROM fact_check WHERE id = ${id}::uuid FOR UPDATE`
  const check = await tx.factCheck.findUnique({
    where: { id },
    select: {
      id: true,
      articleId: true,
      claimId: true,
      occurrenceId: true,
      authorId: true,
      state: true,
      version: true,
      publishedVersion: true,
      appeal: { select: { id: true } },
      article: { select: { editors: { select: { userId: true } } } },
      occurrence: { select: { anchor: { select: { paragraphId: true } } } },
    },
  })
  if (!check) return null
  const { appeal, article, occurrence, ...rest } = check
  return {
    ...rest,
    paragraphId: occurrence.anchor.paragraphId,
    state: check.state as CheckLifeState,
    isPublic: check.publishedVersion !== null,
    hasAppealed: appeal !== null,
    articleEditorIds: article.editors.map((editor) => editor.userId),
  }
}
