import 'server-only'
import type { Transaction } from '@/lib/db'
import type { Viewer } from '@/lib/policy'

type Sent = {
  draftId?: string | undefined
  draftRevision?: number | undefined
  draftWriter?: string | undefined
}

/**
 * Removes the draft that a check was sent from, in the transaction that stores the check. Where another tab has written
 * the draft further than the form that was sent knows, it stays: those words are nowhere else.
 */
export async function dropSentDraft(tx: Transaction, viewer: Viewer, sent: Sent): Promise<void> {
  if (!sent.draftId) return
  await tx.$executeRaw`
    DELETE FROM check_draft WHERE id = ${sent.draftId}::uuid AND author_id = ${viewer.id}::uuid
      AND (revision = ${sent.draftRevision ?? 0} OR "values"->>'writer' = ${sent.draftWriter ?? ''})`
}
