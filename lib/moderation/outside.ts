import 'server-only'
import { env } from '@/lib/env'
import type { Opinion } from '@/lib/moderation/kinds'
import { noOpinion, readOpinion } from '@/lib/moderation/opinion'
import { askConfigured } from '@/lib/outgoing/ask-configured'
import { can, type Viewer } from '@/lib/policy'

type Question = {
  action: 'new' | 'edit'
  comment: { id?: string; parentId?: string; body: string }
  articleId?: string
  paragraphId?: string
}

/** How long a classifier may think, in milliseconds. Whoever has posted waits for it. */
const budgetMs = 2_000

/**
 * What the installation's own classifier says of a comment, asked before the transaction so that none waits for it. No
 * classifier, no answer in time, an error or anything unreadable is no opinion: it must not be able to silence a site.
 */
export async function askOutside(viewer: Viewer, question: Question): Promise<Opinion> {
  const { MODERATION_WEBHOOK_URL: url, MODERATION_WEBHOOK_SECRET: secret, OBELUS_URL: site } = env()
  if (!url || !secret || can(viewer, 'comment.skip-filters') || !can(viewer, 'site.write')) return noOpinion
  const { id, handle, role } = viewer
  const body = { ...question, author: { id, handle, role }, site }
  const answered = await askConfigured({ url, secret, purpose: 'moderation', body, budgetMs })
  return answered.ok ? readOpinion(answered.json) : noOpinion
}
