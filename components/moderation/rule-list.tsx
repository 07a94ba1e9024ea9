import { Time } from '@/components/annotation/time'
import { RemoveRule } from '@/components/moderation/remove-rule'
import type { WordRuleView } from '@/lib/moderation/queries'

/** The word rules in force, each with its end. */
export function RuleList({ rules }: { rules: WordRuleView[] }) {
  if (rules.length === 0) return <p className="text-muted">None. Every word is welcome.</p>
  return (
    <ul className="divide-y divide-rule rounded-xl border border-rule bg-panel">
      {rules.map(({ id, kind, pattern, note, by, at }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5">
          <code className="font-semibold">{pattern}</code>
          <span className={kind === 'banned' ? 'text-sm text-false' : 'text-sm text-context'}>
            {kind === 'banned' ? 'refuses' : 'holds'}
          </span>
          <span className="text-sm text-muted">
            {note && `${note} · `}
            {by ?? 'the operator'} · <Time at={at} />
          </span>
          <div className="ml-auto">
            <RemoveRule id={id} pattern={pattern} />
          </div>
        </li>
      ))}
    </ul>
  )
}
