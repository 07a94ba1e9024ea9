import { Time } from '@/components/annotation/time'
import type { SanctionView } from '@/lib/sanction/queries'

/** An appeal as it was sent, and its answer once there is one. */
export function AppealAnswer({ appeal }: { appeal: NonNullable<SanctionView['appeal']> }) {
  return (
    <div className="grid gap-2 border-t border-rule pt-3 text-sm">
      <p className="text-muted">
        Appeal of <Time at={appeal.at} />
      </p>
      <p className="whitespace-pre-line">{appeal.words}</p>
      {appeal.outcome && appeal.answeredAt ? (
        <>
          <p className="text-muted">
            {appeal.outcome === 'granted' ? 'Granted' : 'Refused'} on <Time at={appeal.answeredAt} />
          </p>
          <p className="whitespace-pre-line">{appeal.answer}</p>
        </>
      ) : (
        <p className="text-muted">It waits for another moderator.</p>
      )}
    </div>
  )
}
