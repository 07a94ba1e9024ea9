type Part = { text: string; kind: 'same' | 'added' | 'removed' }

/** A text with what came and what went marked in it, also for those who do not see the colours. */
export function ChangedWords({ parts }: { parts: Part[] }) {
  return parts.map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a comparison have no other identity and never move
    <Words key={at} {...part} />
  ))
}

function Words({ text, kind }: Part) {
  if (kind === 'added')
    return (
      <ins className="rounded-sm bg-accurate-wash px-0.5 decoration-accurate underline-offset-2">{text}</ins>
    )
  if (kind === 'removed')
    return <del className="rounded-sm bg-false-wash px-0.5 decoration-false">{text}</del>
  return text
}
