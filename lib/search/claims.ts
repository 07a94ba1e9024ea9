import 'server-only'
import type { ClaimFilter } from '@/lib/claim/browse'
import { db } from '@/lib/db'
import { listNewest } from '@/lib/search/find'
import type { Hit } from '@/lib/search/hit'
import { readHits } from '@/lib/search/hits'
import { listSearchLanguages } from '@/lib/search/queries'

export type ClaimHit = Extract<Hit, { kind: 'claim' }>
export type ClaimList = { claims: ClaimHit[]; next: bigint | null }

const listed = 30
/** What was said lately is counted over the newest so many comments and reuses, none older than so many days. */
const lately = { comments: 5_000, reuses: 1_000, days: 30 }

/** Claims with a published check, a page of the latest checked, or the most talked about. */
export async function listClaims({ verdict, isByActivity, after }: ClaimFilter): Promise<ClaimList> {
  const found = isByActivity
    ? { ids: await listActive(verdict), next: null }
    : await listNewest('claim', { verdict, after, language: null, within: null }, listed)
  return { claims: await readClaims(found.ids), next: found.next }
}

async function readClaims(ids: string[]): Promise<ClaimHit[]> {
  const languages = await listSearchLanguages()
  const nothing = {
    wide: '',
    languages,
    exact: languages.map(() => ''),
    isExact: true,
    isBegun: false,
    stems: [],
  }
  const hits = await readHits('claim', ids, nothing)
  return hits.flatMap((hit) => (hit.kind === 'claim' ? [hit] : []))
}

// Comments have ids that grow, so the newest are the last ones by id, and nothing is sorted to find them.
async function listActive(verdict: ClaimFilter['verdict']): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    WITH said AS MATERIALIZED (
      SELECT paragraph_id, created_at FROM comment WHERE state = 'visible' ORDER BY id DESC LIMIT ${lately.comments}
    ), reused AS MATERIALIZED (
      SELECT claim_id, judged_at FROM occurrence WHERE state = 'accepted' AND reused_id IS NOT NULL
      ORDER BY created_at DESC, id DESC LIMIT ${lately.reuses}
    ), talk AS (
      SELECT f.claim_id, s.count FROM (
        SELECT paragraph_id, count(*) FROM said WHERE created_at > now() - make_interval(days => ${lately.days}::int)
        GROUP BY paragraph_id) s
      JOIN anchor n ON n.paragraph_id = s.paragraph_id JOIN occurrence o ON o.anchor_id = n.id
      JOIN fact_check f ON f.occurrence_id = o.id
      UNION ALL
      SELECT claim_id, count(*) FROM reused WHERE judged_at > now() - make_interval(days => ${lately.days}::int) GROUP BY claim_id
    )
    SELECT e.id::text FROM (SELECT claim_id, sum(count) AS count FROM talk GROUP BY claim_id) t
    JOIN search_entry e ON e.id = t.claim_id AND e.kind = 'claim' AND e.facets @> ${verdict ? [`v:${verdict}`] : []}::text[]
    ORDER BY t.count DESC, e.number DESC LIMIT ${listed}`
  return rows.map(({ id }) => id)
}
