'use client'

import type { OwnCheck } from '@/lib/account/viewer-answer'
import { type CheckLifeState, stateLabels } from '@/lib/fact-check/life'
import { routes } from '@/lib/routes'

const meanings: Partial<Record<CheckLifeState, string>> = {
  draft: 'Only you see this. Open it to finish it.',
  submitted: 'Only you and the moderators see this until it is reviewed.',
  'changes-requested': 'A moderator asks for changes. Open it to read why.',
  rejected: 'A moderator rejected this. Open it to read why, edit it and send it again.',
}

/** One's own checks that others do not see yet, in the place where they will stand. */
export function OwnChecks({ checks }: { checks: readonly OwnCheck[] }) {
  return checks.map(({ id, state, conclusion, isCorrection, reason }) => (
    <section key={id} className="article-note" data-own="">
      <h2 className="note-verdict text-ink">
        {isCorrection && 'Correction: '}
        {stateLabels[state]}
      </h2>
      <p className="note-words">{conclusion}</p>
      {reason && <p className="note-words">“{reason}”</p>}
      <p className="note-more">
        {meanings[state]} <a href={routes.editFactCheck(id)}>Open your check</a>
      </p>
    </section>
  ))
}
