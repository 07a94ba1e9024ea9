import { Time } from '@/components/annotation/time'
import type { Appeal } from '@/lib/fact-check/shape'
import type { RecordNames } from '@/lib/record/names'

/** One's own appeal: what one said, and what was answered by whom. */
export function AppealState({ appeal, names }: { appeal: Appeal; names: RecordNames }) {
  const { words, at, answer, answeredBy, answeredAt, isOpen } = appeal
  return (
    <div className="grid gap-1.5 justify-self-stretch border-l-2 border-rule pl-3 text-sm">
      <p>
        <b className="font-semibold">You appealed</b> · <Time at={at} />
      </p>
      <p className="whitespace-pre-line text-soft">{words}</p>
      {answer && answeredAt ? (
        <>
          <p>
            <b className="font-semibold">
              {(names === 'handle' && answeredBy) || 'A moderator'} {meanings[appeal.outcome ?? 'refused']}
            </b>{' '}
            · <Time at={answeredAt} />
          </p>
          <p className="whitespace-pre-line text-soft">{answer}</p>
        </>
      ) : (
        <p className="text-muted">
          {isOpen
            ? 'It waits for a moderator who did not decide before. The answer comes to you here.'
            : 'It ended before it was answered, because what it was about changed.'}
        </p>
      )}
    </div>
  )
}

const meanings = { granted: 'found you right', refused: 'let the decision stand' }
