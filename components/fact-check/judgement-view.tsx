import { CheckAgain } from '@/components/fact-check/check-again'
import { ClaimLine } from '@/components/fact-check/claim-line'
import { EvidenceList } from '@/components/fact-check/evidence-list'
import { VerdictHeadline } from '@/components/fact-check/verdict-headline'
import { Prose } from '@/components/ui/prose'
import type { Judgement } from '@/lib/fact-check/shape'

/** What one version of a check says, apart from its claim. */
export function JudgementView({ judgement }: { judgement: Judgement }) {
  return (
    <div className="grid gap-4">
      <p className="text-muted">
        <ClaimLine judgement={judgement} />
      </p>
      <VerdictHeadline judgement={judgement} />
      <Prose html={judgement.explanationHtml} />
      <EvidenceList evidence={judgement.evidence} />
      {judgement.wouldChange && (
        <p className="whitespace-pre-line">
          <b className="font-semibold">Would change with:</b> {judgement.wouldChange}
        </p>
      )}
      <CheckAgain on={judgement.checkAgainOn} />
    </div>
  )
}
