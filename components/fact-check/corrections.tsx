import { Time } from '@/components/annotation/time'
import { Section } from '@/components/ui/column'
import type { Correction } from '@/lib/fact-check/shape'

/** What was put right since a check was first published, the latest first. */
export function Corrections({ corrections }: { corrections: Correction[] }) {
  return (
    <Section title={corrections.length === 1 ? 'Corrected' : `Corrected ${corrections.length} times`}>
      <ul className="grid gap-2">
        {corrections.map(({ version, at, note }) => (
          <li key={version}>
            <b className="font-semibold">
              <Time at={at} />
            </b>
            , version {version}: <span className="whitespace-pre-line">{note}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
