import type { ViewerAnswer } from '@/lib/account/viewer-answer'
import { findOwn } from '@/lib/article/own'
import { getViewer } from '@/lib/auth/session'
import { hasBlocked } from '@/lib/block/queries'
import { databaseIsDown } from '@/lib/exchange'
import { answerRead, idFrom } from '@/lib/http'
import { countUnread } from '@/lib/notification/queries'
import { can, type Viewer } from '@/lib/policy'

export async function GET(request: Request): Promise<Response> {
  const asked = new URL(request.url).searchParams
  const [articleId, personId] = [idFrom(asked.get('article')), idFrom(asked.get('person'))]
  return answerRead(async () => {
    const viewer = await getViewer()
    const theirs = viewer ? await describeOwn(viewer, articleId, personId) : { unread: 0 }
    const may = {
      review: can(viewer, 'review.read'),
      edit: can(viewer, 'article.list-all'),
      administer: can(viewer, 'site.administer'),
    }
    const answer: ViewerAnswer = { viewer, can: may, ...theirs, ...(databaseIsDown() && { isAway: true }) }
    return Response.json(answer, { headers: { 'Cache-Control': 'private, no-store' } })
  })
}

type OwnPart = Pick<ViewerAnswer, 'unread' | 'own' | 'person'>

/** What is only theirs: two statements with the session's, and one on a person's page. */
async function describeOwn(
  viewer: Viewer,
  articleId: string | null,
  personId: string | null,
): Promise<OwnPart> {
  const [own, person] = await Promise.all([
    articleId ? findOwn(viewer, articleId) : countUnread(viewer).then((unread) => ({ unread })),
    personId ? hasBlocked(viewer, personId).then((isBlocked) => ({ id: personId, isBlocked })) : undefined,
  ])
  return { ...own, ...(person && { person }) }
}
