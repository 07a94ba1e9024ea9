import 'server-only'
import { LRUCache } from 'lru-cache'
import { lookupsPerTenMinutes } from '@/lib/source/preview'

// Of this process: enough to keep a person, or a stolen session, from using the site as a crawler.
const counted = new LRUCache<string, { count: number }>({ max: 10_000, ttl: 600_000 })

/** Whether a person may have one more page looked up now; counts it. */
export function mayLookUp(personId: string): boolean {
  const so = counted.get(personId) ?? { count: 0 }
  if (so.count === 0) counted.set(personId, so)
  so.count++
  return so.count <= lookupsPerTenMinutes
}
