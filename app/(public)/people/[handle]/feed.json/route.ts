import { answerFeed } from '@/lib/feed/answer'
import { findPersonFeed } from '@/lib/feed/queries'

export async function GET(
  request: Request,
  { params }: { params: Promise<{ handle: string }> },
): Promise<Response> {
  const { handle } = await params
  return answerFeed(request, (site) => findPersonFeed(handle, site), 'json')
}
