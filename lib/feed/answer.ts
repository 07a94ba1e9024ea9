import 'server-only'
import { createHash } from 'node:crypto'
import fresh from 'fresh'
import { atomFeed, type Feed } from '@/lib/feed/atom'
import { type FeedForm, feedTypes } from '@/lib/feed/form'
import { jsonFeed } from '@/lib/feed/json'
import type { Site } from '@/lib/feed/queries'
import { answerRead, notFoundAnswer } from '@/lib/http'
import { siteName, siteUrl } from '@/lib/site'

/** Answers with a feed in one of its forms, with 304 for a reader that still has it, or with 404. */
export async function answerFeed(
  request: Request,
  find: (site: Site) => Promise<Feed | null>,
  form: FeedForm = 'xml',
): Promise<Response> {
  return answerRead(async () => {
    const url = siteUrl()
    const feed = url ? await find({ name: siteName, url, form }) : null
    return feed
      ? sendFeed(request, form, form === 'json' ? jsonFeed(feed) : atomFeed(feed))
      : notFoundAnswer()
  })
}

function sendFeed(request: Request, form: FeedForm, body: string): Response {
  // Weak, since it is the same for every encoding.
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const headers = { ETag: etag, 'Cache-Control': 'public, max-age=0, must-revalidate' }
  const asked = { 'if-none-match': request.headers.get('if-none-match') ?? undefined }
  if (fresh(asked, { etag })) return new Response(null, { status: 304, headers })
  return new Response(body, {
    headers: { ...headers, 'Content-Type': `${feedTypes[form]}; charset=utf-8` },
  })
}
