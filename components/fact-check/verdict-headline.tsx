import { VerdictBadge } from '@/components/fact-check/verdict'
import type { Judgement } from '@/lib/fact-check/shape'
import { type Tone, verdictMeanings } from '@/lib/fact-check/verdicts'

const edges: Record<Tone, string> = {
  accurate: 'border-accurate bg-accurate-wash',
  context: 'border-context bg-context-wash',
  misleading: 'border-misleading bg-misleading-wash',
  false: 'border-false bg-false-wash',
  none: 'border-(--none) bg-none-wash',
}

type Props = { judgement: Pick<Judgement, 'verdict' | 'conclusion'>; isStruck?: boolean }

/** The verdict of a check, its conclusion, and what the verdict means. */
export function VerdictHeadline({ judgement: { verdict, conclusion }, isStruck = false }: Props) {
  const { tone, definition } = verdictMeanings[verdict]
  return (
    <div
      className={`grid gap-2 rounded-r-xl border-l-4 px-5 py-4 ${edges[tone]} ${isStruck ? '**:line-through' : ''}`}
    >
      <p className="text-[1.0625rem]">
        <VerdictBadge verdict={verdict} />
      </p>
      <p className="font-serif text-[1.25rem] leading-snug">{conclusion}</p>
      <p className="text-sm text-soft">{definition}</p>
    </div>
  )
}
