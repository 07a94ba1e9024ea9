import Link from 'next/link'
import { Notice } from '@/components/ui/notice'
import { type Decision, decisionLabels } from '@/lib/fact-check/life'
import type { OwnDecision } from '@/lib/review/queries'
import { routes } from '@/lib/routes'

const looks: Record<Decision, 'good' | 'calm'> = {
  publish: 'good',
  'request-changes': 'calm',
  reject: 'calm',
}

/** Says what the viewer has just done, above the case that came next. */
export function DecisionDone({ done: { id, decision, claim } }: { done: OwnDecision }) {
  return (
    <Notice look={looks[decision]}>
      You {decisionLabels[decision]}{' '}
      <Link href={routes.reviewCase(id)} className="font-medium underline underline-offset-4">
        “{claim}”
      </Link>
      .
    </Notice>
  )
}
