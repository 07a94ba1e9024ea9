import { answerFeed } from '@/lib/feed/answer'
import { recordFeed } from '@/lib/record/feed'

export async function GET(request: Request): Promise<Response> {
  return answerFeed(request, (site) => recordFeed(new URL(request.url).searchParams, site))
}
