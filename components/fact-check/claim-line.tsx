import { Day } from '@/components/annotation/time'
import type { Judgement } from '@/lib/fact-check/shape'

/** Who made a claim and when, as far as it is known. */
export function ClaimLine({
  judgement: { claimant, claimedOn },
}: {
  judgement: Pick<Judgement, 'claimant' | 'claimedOn'>
}) {
  if (!claimant && !claimedOn) return null
  return (
    <span>
      Claimed{claimant && ` by ${claimant}`}
      {claimedOn && (
        <>
          {' on '}
          <Day on={claimedOn} />
        </>
      )}
    </span>
  )
}
