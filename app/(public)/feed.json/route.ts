import { answerFeed } from '@/lib/feed/answer'
import { findSiteFeed } from '@/lib/feed/queries'

export async function GET(request: Request): Promise<Response> {
  return answerFeed(request, findSiteFeed, 'json')
}
