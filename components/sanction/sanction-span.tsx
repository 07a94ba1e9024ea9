import { Time } from '@/components/annotation/time'
import type { SanctionView } from '@/lib/sanction/queries'

/** From when to when something is in force. */
export function SanctionSpan({ sanction }: { sanction: SanctionView }) {
  const { kind, startsAt, endsAt, acknowledgedAt, lifted, isOver } = sanction
  return (
    <>
      since <Time at={startsAt} />
      {acknowledgedAt && (
        <>
          , read on <Time at={acknowledgedAt} />
        </>
      )}
      {endsAt && (
        <>
          , until <Time at={endsAt} />
        </>
      )}
      {!endsAt && !isOver && (kind === 'warning' ? ', until it is read' : ', until it is lifted')}
      {lifted && ', lifted'}
    </>
  )
}
