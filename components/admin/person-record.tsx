import { Time } from '@/components/annotation/time'
import { Section } from '@/components/ui/column'
import type { PersonFile } from '@/lib/admin/queries'
import { caseNames, outcomeNames } from '@/lib/record/figure-words'
import { routes } from '@/lib/routes'

/** What was decided about somebody's work, and what moderators have told each other about it. */
export function PersonRecord({ file: { record, notes } }: { file: PersonFile }) {
  return (
    <>
      <Section title="What was decided of their work">
        {record.length === 0 ? (
          <p className="text-muted">Nothing yet.</p>
        ) : (
          <table className="w-full max-w-md text-left text-sm">
            <thead className="text-muted">
              <tr>
                <th className="py-1 font-normal">Of</th>
                <th className="py-1 font-normal">Decision</th>
                <th className="py-1 text-right font-normal">How often</th>
              </tr>
            </thead>
            <tbody className="divide-y divide-rule">
              {record.map(({ kind, outcome, count }) => (
                <tr key={`${kind} ${outcome}`}>
                  <td className="py-1.5">{caseNames[kind]}</td>
                  <td>{outcomeNames[outcome]}</td>
                  <td className="text-right tabular-nums">{count}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
      {notes.length > 0 && (
        <Section title="Notes between moderators">
          <ul className="grid gap-3">
            {notes.map(({ id, by, body, at, caseId }) => (
              <li key={id} className="border-l-4 border-rule pl-3 text-sm">
                <p className="whitespace-pre-line">{body}</p>
                <p className="text-muted">
                  {by} · <Time at={at} /> ·{' '}
                  <a href={routes.reviewCase(caseId)} className="underline underline-offset-4">
                    the case
                  </a>
                </p>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
