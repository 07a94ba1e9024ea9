import {
  CircleCheck,
  CircleCheckBig,
  CircleDashed,
  CirclePlus,
  CircleQuestionMark,
  CircleSlash,
  CircleX,
  Contrast,
  History,
  type LucideIcon,
  MessageSquareQuote,
  OctagonX,
  TriangleAlert,
} from 'lucide-react'
import { type Tone, type Verdict, verdictMeanings } from '@/lib/fact-check/verdicts'

const glyphs: Record<Verdict, LucideIcon> = {
  accurate: CircleCheck,
  'mostly-accurate': CircleCheckBig,
  mixed: Contrast,
  'missing-context': CirclePlus,
  misleading: TriangleAlert,
  'mostly-false': CircleSlash,
  false: CircleX,
  fabricated: OctagonX,
  unsupported: CircleDashed,
  unverifiable: CircleQuestionMark,
  outdated: History,
  opinion: MessageSquareQuote,
}

const textTones: Record<Tone, string> = {
  accurate: 'text-accurate',
  context: 'text-context',
  misleading: 'text-misleading',
  false: 'text-false',
  none: 'text-none',
}

/** The class that colours words in the tone of a verdict. */
export function verdictText(verdict: Verdict): string {
  return textTones[verdictMeanings[verdict].tone]
}

/** The shape of a verdict in its colour. Decoration: its label must stand beside it or name its control. */
export function VerdictGlyph({ verdict, className = 'size-4' }: { verdict: Verdict; className?: string }) {
  const Glyph = glyphs[verdict]
  return (
    <Glyph aria-hidden="true" strokeWidth={2.1} className={`shrink-0 ${verdictText(verdict)} ${className}`} />
  )
}

/** A verdict as glyph and label, or with a count: "2 missing context". */
export function VerdictBadge({ verdict, count }: { verdict: Verdict; count?: number }) {
  const { label } = verdictMeanings[verdict]
  return (
    <span className={`inline-flex items-baseline gap-1.5 font-semibold ${verdictText(verdict)}`}>
      <VerdictGlyph verdict={verdict} className="size-4 self-center" />
      {count === undefined ? label : `${count} ${label.toLowerCase()}`}
    </span>
  )
}
