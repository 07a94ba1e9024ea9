import { EndSessions } from '@/components/admin/end-sessions'
import { Time } from '@/components/annotation/time'
import { Section } from '@/components/ui/column'
import type { PersonFile } from '@/lib/admin/queries'

/** Where somebody is signed in, each with the end of it. */
export function PersonSessions({ file: { id, sessions } }: { file: PersonFile }) {
  return (
    <Section title="Signed in">
      {sessions.length === 0 && <p className="text-muted">Nowhere.</p>}
      {sessions.length > 0 && (
        <ul className="divide-y divide-rule rounded-xl border border-rule bg-panel">
          {sessions.map(({ id: sessionId, device, startedAt, seenAt }, index) => (
            <li
              key={sessionId}
              className="flex flex-wrap items-center justify-between gap-2 px-4 py-3 text-sm"
            >
              <span className="min-w-0">
                {device} · since <Time at={startedAt} />, last seen <Time at={seenAt} />
              </span>
              <EndSessions personId={id} sessionId={sessionId} about={`session ${index + 1}`} />
            </li>
          ))}
        </ul>
      )}
      {sessions.length > 1 && <EndSessions personId={id} />}
    </Section>
  )
}
