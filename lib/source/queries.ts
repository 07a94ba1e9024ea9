import 'server-only'
import { db } from '@/lib/db'
import { normaliseUrl } from '@/lib/normalise-url'
import type { PreviewOutcome } from '@/lib/source/preview'

/** What was last found at an address, and when. */
export type SourceState = { outcome: PreviewOutcome; at: string }

/** What was last found at each of these addresses, by the address as given; those nobody has looked at are left out. */
export async function findSourceStates(urls: string[]): Promise<Record<string, SourceState>> {
  const names = new Map(urls.map((url) => [url, normaliseUrl(url)]))
  const rows = await db().sourcePreview.findMany({
    where: { url: { in: [...names.values()].filter((name) => name !== null) } },
    select: { url: true, outcome: true, fetchedAt: true },
  })
  const found = new Map(
    rows.map(({ url, outcome, fetchedAt }): [string, SourceState] => [
      url,
      { outcome: outcome as PreviewOutcome, at: fetchedAt.toISOString() },
    ]),
  )
  return Object.fromEntries(
    [...names].flatMap(([url, name]) => {
      const state = name === null ? undefined : found.get(name)
      return state ? [[url, state]] : []
    }),
  )
}
