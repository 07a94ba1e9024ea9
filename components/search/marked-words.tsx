import type { Marked } from '@/lib/search/marked'

/** Words with what was found in them marked. */
export function MarkedWords({ parts }: { parts: readonly Marked[] }) {
  return parts.map(({ text, isHit }, at) =>
    isHit ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the stretches of a text have no other identity and never move
      <mark key={at} className="rounded-xs bg-lit text-inherit">
        {text}
      </mark>
    ) : (
      text
    ),
  )
}
