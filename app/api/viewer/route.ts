import type { ViewerAnswer } from '@/lib/account/viewer-answer'
import { findSettled } from '@/lib/article/own'
import { getViewer } from '@/lib/auth/session'
import { listOwnReuses } from '@/lib/claim/queries'
import { listOwnComments } from '@/lib/comment/queries'
import { listOwnDrafts } from '@/lib/draft/queries'
import { answerRead, idFrom } from '@/lib/http'
import { countUnread } from '@/lib/notification/queries'
import { can } from '@/lib/policy'

export async function GET(request: Request): Promise<Response> {
  const articleId = idFrom(new URL(request.url).searchParams.get('article'))
  return answerRead(async () =>
    Response.json(await describeViewer(articleId), { headers: { 'Cache-Control': 'private, no-store' } }),
  )
}

async function describeViewer(articleId: string | null): Promise<ViewerAnswer> {
  const viewer = await getViewer()
  const nobody = { viewer, can: { review: can(viewer, 'review.read') }, unread: 0 }
  if (!viewer) return nobody
  if (!articleId) return { ...nobody, unread: await countUnread(viewer) }
  const [unread, comments, drafts, reuses, settled] = await Promise.all([
    countUnread(viewer),
    listOwnComments(viewer, articleId),
    listOwnDrafts(viewer, articleId),
    listOwnReuses(viewer, articleId),
    findSettled(viewer, articleId),
  ])
  return { ...nobody, unread, own: { articleId, comments, drafts, reuses, ...settled } }
}
