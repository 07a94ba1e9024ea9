import { isVerdict, type Verdict } from '@/lib/fact-check/verdicts'

/** Which claims are listed: those with a verdict, or all; the latest checked, or those most talked about lately. */
export type ClaimFilter = { verdict: Verdict | null; isByActivity: boolean; after: bigint | null }

type Params = Record<string, string | string[] | undefined>

/** The list of claims that an address asks for. What nothing can be is left out. */
export function readClaimFilter({ verdict, order, after }: Params): ClaimFilter {
  const isByActivity = order === 'active'
  const isKey = typeof after === 'string' && /^\d{1,15}$/.test(after) && !isByActivity
  return { verdict: isVerdict(verdict) ? verdict : null, isByActivity, after: isKey ? BigInt(after) : null }
}

/** The same as the query of an address. */
export function claimQuery({
  verdict,
  isByActivity,
  after,
}: ClaimFilter): Record<string, string | undefined> {
  return {
    verdict: verdict ?? undefined,
    order: isByActivity ? 'active' : undefined,
    after: after?.toString(),
  }
}
