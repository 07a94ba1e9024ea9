import 'server-only'
import { unstable_cache } from 'next/cache'
import { tags } from '@/lib/cache-tags'
import { noteUnread } from '@/lib/unread'

/** Thrown by a reader for what does not exist, so that nothing is kept under a name that somebody made up. */
export class Missing extends Error {}

/**
 * Reads through the shared cache. What is stale is read anew and waited for; where that fails, the old value stands. `key`
 * names what is read and, because the cache outlives deployments, the form in which it is stored. `about` are the tags that make it stale besides `everything`.
 */
export async function keep<Value>(
  key: string[],
  about: string[],
  read: () => Promise<Value>,
): Promise<Value> {
  let isMissing = false
  const anew: Promise<Value>[] = []
  const cached = unstable_cache(
    async () => {
      try {
        const reading = read()
        anew.push(reading)
        return await reading
      } catch (error) {
        isMissing = error instanceof Missing
        if (!isMissing) noteUnread(about)
        throw error
      }
    },
    key,
    { tags: [...about, tags.everything()], revalidate: false },
  )
  const kept = await cached()
  // Outside of static pages Next.js answers with the old value while it reads anew.
  const value = await (anew[0]?.catch(() => kept) ?? kept)
  // Next.js answers a failed revalidation with the old value; what is gone is gone.
  if (isMissing) throw new Missing()
  return value
}

/** Null for what is missing. */
export async function orNull<Value>(read: Promise<Value>): Promise<Value | null> {
  try {
    return await read
  } catch (error) {
    if (error instanceof Missing) return null
    throw error
  }
}
