import { answerFeed } from '@/lib/feed/answer'
import { findVerdictFeed } from '@/lib/feed/queries'

export async function GET(
  request: Request,
  { params }: { params: Promise<{ verdict: string }> },
): Promise<Response> {
  const { verdict } = await params
  return answerFeed(request, (site) => findVerdictFeed(verdict, site), 'json')
}
