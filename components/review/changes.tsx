import { ChangedWords } from '@/components/ui/changed-words'
import type { Change } from '@/lib/review/changes'

/** What an author changed, word by word. */
export function Changes({ changes }: { changes: Change[] }) {
  if (changes.length === 0) return <p className="text-muted">Nothing: the same words were sent again.</p>
  return (
    <dl className="grid gap-3">
      {changes.map(({ field, parts }) => (
        <div key={field} className="grid gap-0.5">
          <dt className="text-sm font-medium text-soft">{field}</dt>
          <dd className="whitespace-pre-line wrap-anywhere">
            <ChangedWords parts={parts} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
