import type { Verdict } from '@/lib/fact-check/verdicts'

/** A glyph from the page's `Sprite`. Decoration: words stand beside it or name its control. */
export function Glyph({
  name,
  className = 'size-4',
}: {
  name: Verdict | 'comment' | 'check'
  className?: string
}) {
  return (
    <svg aria-hidden="true" viewBox="0 0 24 24" className={`shrink-0 ${className}`}>
      <use href={`#g-${name}`} />
    </svg>
  )
}
