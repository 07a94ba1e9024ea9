import { Time } from '@/components/annotation/time'
import { AcknowledgeForm } from '@/components/sanction/acknowledge-form'
import { AppealAnswer } from '@/components/sanction/appeal-answer'
import { AppealForm } from '@/components/sanction/appeal-form'
import { SanctionSpan } from '@/components/sanction/sanction-span'
import { sanctionOf } from '@/lib/sanction/kinds'
import type { SanctionView } from '@/lib/sanction/queries'

/** What was decided about oneself: what it keeps one from, why, until when, and how to object. */
export function OwnSanction({ sanction }: { sanction: SanctionView }) {
  const { id, kind, reason, issuer, appeal, lifted, isOver, acknowledgedAt } = sanction
  const { label, limit } = sanctionOf(kind)
  const hasEnded = isOver && acknowledgedAt === null
  return (
    <article
      aria-labelledby={`sanction-${id}`}
      className="grid gap-3 rounded-xl border border-rule bg-panel px-5 py-4"
    >
      <div className="grid gap-1">
        <h2 id={`sanction-${id}`} className="font-semibold">
          {label}
        </h2>
        <p className="text-sm text-muted">
          By {issuer ?? 'the operator of this site'} · <SanctionSpan sanction={sanction} />
        </p>
      </div>
      {!isOver && <p>{limit}</p>}
      <blockquote className="border-l-4 border-rule pl-3 whitespace-pre-line">{reason}</blockquote>
      {lifted && (
        <p>
          Lifted on <Time at={lifted.at} />
          {lifted.by ? ` by ${lifted.by}` : ''}: {lifted.reason}
        </p>
      )}
      {kind === 'warning' && !isOver && <AcknowledgeForm id={id} />}
      {appeal && <AppealAnswer appeal={appeal} />}
      {!appeal && !lifted && !hasEnded && <AppealForm id={id} />}
    </article>
  )
}
