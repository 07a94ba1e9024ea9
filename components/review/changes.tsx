import type { Change, Part } from '@/lib/review/changes'

/** What an author changed, word by word. */
export function Changes({ changes }: { changes: Change[] }) {
  if (changes.length === 0) return <p className="text-muted">Nothing: the same words were sent again.</p>
  return (
    <dl className="grid gap-3">
      {changes.map(({ field, parts }) => (
        <div key={field} className="grid gap-0.5">
          <dt className="text-sm font-medium text-soft">{field}</dt>
          <dd className="whitespace-pre-line wrap-anywhere">
            {parts.map((part, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a comparison have no other identity and never move
              <Words key={at} {...part} />
            ))}
          </dd>
        </div>
      ))}
    </dl>
  )
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
