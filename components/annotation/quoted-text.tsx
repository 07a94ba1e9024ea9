import type { Tone, Underline } from '@/lib/fact-check/verdicts'
import { underlineOf, type Verdict, verdictMeanings } from '@/lib/fact-check/verdicts'
import { sliceCodePoints } from '@/lib/text'

const tones: Record<Tone, string> = {
  accurate: 'bg-accurate-wash decoration-accurate',
  context: 'bg-context-wash decoration-context',
  misleading: 'bg-misleading-wash decoration-misleading',
  false: 'bg-false-wash decoration-false',
  none: 'bg-none-wash decoration-none',
}

const styles: Record<Underline, string> = {
  solid: 'decoration-solid',
  dashed: 'decoration-dashed',
  wavy: 'decoration-wavy',
  double: 'decoration-double',
  dotted: 'decoration-dotted',
}

type Props = {
  text: string
  start: number | null
  end: number | null
  verdict?: Verdict | undefined
  lang?: string
}

/** A paragraph of an article, apart from it, with the words in question marked in the manner of their verdict. */
export function QuotedText({ text, start, end, verdict, lang }: Props) {
  const look = verdict
    ? `underline decoration-2 underline-offset-4 ${tones[verdictMeanings[verdict].tone]} ${styles[underlineOf(verdict)]}`
    : 'bg-lit'
  return (
    <blockquote
      lang={lang}
      dir="auto"
      className="border-l-3 border-rule pl-[1.1rem] font-serif text-[1.1rem] leading-relaxed text-soft"
    >
      {start === null || end === null ? (
        text
      ) : (
        <>
          {sliceCodePoints(text, 0, start)}
          <mark className={`py-0.5 text-ink ${look}`}>{sliceCodePoints(text, start, end)}</mark>
          {sliceCodePoints(text, end)}
        </>
      )}
    </blockquote>
  )
}
