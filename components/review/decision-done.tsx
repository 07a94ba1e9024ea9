import Link from 'next/link'
import { Notice } from '@/components/ui/notice'
import type { OwnDecision } from '@/lib/review/queries'
import { decisionButtons, doneDeeds } from '@/lib/review/words'
import { routes } from '@/lib/routes'

/** Says what the viewer has just done, above the case that came next. */
export function DecisionDone({ done: { id, decision, words, isOpinion } }: { done: OwnDecision }) {
  return (
    <Notice look={decisionButtons[decision].key === 'p' ? 'good' : 'calm'}>
      {isOpinion
        ? `Your opinion is in: ${decisionButtons[decision].label.toLowerCase()}`
        : `You ${doneDeeds[decision]}`}{' '}
      <Link href={routes.reviewCase(id)} className="font-medium underline underline-offset-4">
        “{words}”
      </Link>
      .{isOpinion && ' Another moderator decides too, without seeing what you think.'}
    </Notice>
  )
}
