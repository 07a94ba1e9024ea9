import { answerFeed } from '@/lib/feed/answer'
import { findArticleFeed } from '@/lib/feed/queries'

export async function GET(
  request: Request,
  { params }: { params: Promise<{ slug: string }> },
): Promise<Response> {
  const { slug } = await params
  return answerFeed(request, (site) => findArticleFeed(slug, site), 'json')
}
