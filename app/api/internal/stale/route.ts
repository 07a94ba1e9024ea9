import { revalidateTag } from 'next/cache'
import { z } from 'zod'
import { isOwnRequest } from '@/lib/own-secret'

const input = z.strictObject({ tags: z.array(z.string().max(256)) })

/**
 * Marks shared pages of this process as stale; asked by `server/fresh-pages.ts` only. They go on being served until the
 * fresh ones are made ('max'), so that a database that is away takes no page down (docs/decisions/001).
 */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnRequest(request)) return new Response(null, { status: 404 })
  const { tags } = input.parse(await request.json())
  for (const tag of tags) revalidateTag(tag, 'max')
  return new Response(null, { status: 204 })
}
