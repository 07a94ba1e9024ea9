import { MessageSquare } from 'lucide-react'
import { Dagger } from '@/components/article/dagger'
import { VerdictGlyph } from '@/components/fact-check/verdict'
import { verdicts } from '@/lib/fact-check/verdicts'

/** Every glyph of the page once; `Glyph` points at it, so that a page with many marks stays small. */
export function Sprite() {
  return (
    <svg width="0" height="0" aria-hidden="true" className="absolute">
      {verdicts.map((verdict) => (
        <symbol key={verdict} id={`g-${verdict}`} viewBox="0 0 24 24">
          <VerdictGlyph verdict={verdict} className="" />
        </symbol>
      ))}
      <symbol id="g-comment" viewBox="0 0 24 24">
        <MessageSquare strokeWidth={2} />
      </symbol>
      <symbol id="g-check" viewBox="0 0 24 24">
        <Dagger />
      </symbol>
    </svg>
  )
}
