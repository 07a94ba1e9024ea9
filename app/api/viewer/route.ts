import type { ViewerAnswer } from '@/lib/account/viewer-answer'
import { listOwnChecks } from '@/lib/article/own'
import { getViewer } from '@/lib/auth/session'
import { listBlockedIds } from '@/lib/block/queries'
import { listOwnReuses } from '@/lib/claim/queries'
import { listOwnComments } from '@/lib/comment/queries'
import { listOwnDrafts } from '@/lib/draft/queries'
import { listOwnFlags } from '@/lib/flag/queries'
import { listFollows } from '@/lib/follow/queries'
import { listOwnMarks } from '@/lib/helpful/queries'
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
  const unread = countUnread(viewer)
  if (!articleId) return { ...nobody, unread: await unread }
  const [comments, checks, drafts, reuses, marks, flagged, follows, blocked] = await Promise.all([
    listOwnComments(viewer, articleId),
    listOwnChecks(viewer, articleId),
    listOwnDrafts(viewer, articleId),
    listOwnReuses(viewer, articleId),
    listOwnMarks(viewer, articleId),
    listOwnFlags(viewer, articleId),
    listFollows(viewer, articleId),
    listBlockedIds(viewer),
  ])
  const own = { articleId, comments, checks, drafts, reuses, marks, flagged, follows, blocked }
  return { ...nobody, unread: await unread, own }
}
