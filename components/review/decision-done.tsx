import Link from 'next/link'
import { UndoButton } from '@/components/review/undo-button'
import type { OwnDecision } from '@/lib/review/read-own'
import { decisionButtons, doneDeeds } from '@/lib/review/words'
import { routes } from '@/lib/routes'

type Props = { done: OwnDecision; query: Record<string, string> }

/** Says what the viewer has just done, above the case that came next, and lets them take it back for a moment. */
export function DecisionDone({
  done: { id, decision, words, isOpinion, isUndone, undoSeconds },
  query,
}: Props) {
  const isGood = decisionButtons[decision].key === 'p' && !isUndone
  const look = isGood ? 'border-accurate bg-accurate-wash' : 'border-rule bg-hover'
  return (
    <div
      className={`flex min-h-12 flex-wrap items-center justify-between gap-x-4 gap-y-1 rounded-lg border-l-4 px-4 py-2 text-sm ${look}`}
    >
      <p role="status">
        {isOpinion
          ? `Your opinion is in: ${decisionButtons[decision].label.toLowerCase()} `
          : isUndone
            ? 'Taken back, and it waits again: '
            : `You ${doneDeeds[decision]} `}
        <Link href={routes.reviewCase(id)} className="font-medium underline underline-offset-4">
          “{words}”
        </Link>
        .{isOpinion && ' Another moderator decides too, without seeing what you think.'}
      </p>
      {undoSeconds > 0 && <UndoButton id={id} seconds={undoSeconds} query={query} />}
    </div>
  )
}
