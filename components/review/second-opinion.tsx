import { Time } from '@/components/annotation/time'
import type { Opinion, SecondView } from '@/lib/review/opinions'
import { reasonLabel } from '@/lib/review/reasons'
import { decisionButtons } from '@/lib/review/words'

/** Where a case stands that several moderators decide, each without seeing what the others think. */
export function SecondOpinion({ second }: { second: SecondView }) {
  const { own, others } = second
  return (
    <section
      aria-label="Second opinion"
      className="grid gap-2 rounded-xl border border-rule px-3.5 py-3 text-sm"
    >
      <p className="font-semibold">{wordsFor(second)}</p>
      {own && <Said opinion={own} who="You" />}
      {others.map((opinion) => (
        <Said key={opinion.moderatorId} opinion={opinion} who={opinion.name} />
      ))}
    </section>
  )
}

function wordsFor({ given, needed, own, others }: SecondView): string {
  if (own && others.length === 0)
    return given < 2
      ? 'Your opinion is in. Another moderator decides now, without seeing it.'
      : 'Your opinion is in. Another moderator thinks differently; a third decides.'
  if (others.length > 0)
    return needed > 2 ? 'Two moderators disagree. A third decides.' : 'Two moderators decided this.'
  return given === 0
    ? 'Two moderators decide this, each without seeing what the other thinks.'
    : `${given} of 2 has decided; you don’t see what.`
}

function Said({ opinion, who }: { opinion: Opinion; who: string }) {
  const { decision, reasonCode, reason, at } = opinion
  return (
    <p className="text-soft">
      <b className="font-semibold text-ink">{who}</b>: {decisionButtons[decision].label.toLowerCase()},{' '}
      <Time at={at} />. {reasonLabel(reasonCode)}
      {reason && `: ${reason}`}
    </p>
  )
}
