import { VerdictGlyph } from '@/components/fact-check/verdict'
import { type ClaimFilter, claimQuery } from '@/lib/claim/browse'
import { verdictMeanings, verdicts } from '@/lib/fact-check/verdicts'
import { routes } from '@/lib/routes'

/** The ways through the claims: a verdict, the latest, the most talked about. Marked is where one is, if one is there. */
export function ClaimChoices({ filter }: { filter: ClaimFilter | null }) {
  const given = filter ?? { verdict: null, isByActivity: false, after: null }
  const to = (change: Partial<ClaimFilter>) => routes.claims(claimQuery({ ...given, after: null, ...change }))
  return (
    <nav aria-label="Claims" className="grid gap-2.5 text-sm">
      <ul className="flex flex-wrap gap-1.5">
        <Choice href={to({ isByActivity: false })} isHere={filter?.isByActivity === false}>
          Checked lately
        </Choice>
        <Choice href={to({ isByActivity: true })} isHere={filter?.isByActivity === true}>
          Most talked about
        </Choice>
      </ul>
      <ul className="flex flex-wrap gap-x-3.5 gap-y-1">
        {filter && (
          <Verdict href={to({ verdict: null })} isHere={filter.verdict === null} label="Any verdict" />
        )}
        {verdicts.map((verdict) => (
          <Verdict
            key={verdict}
            href={to({ verdict })}
            isHere={filter?.verdict === verdict}
            label={verdictMeanings[verdict].label}
            glyph={<VerdictGlyph verdict={verdict} className="size-3.5" />}
          />
        ))}
      </ul>
    </nav>
  )
}

type Props = { href: string; isHere: boolean }

function Choice({ href, isHere, children }: Props & { children: string }) {
  return (
    <li>
      <a
        href={href}
        aria-current={isHere ? 'true' : undefined}
        className="inline-flex min-h-9 items-center rounded-full border border-rule px-3 text-soft no-underline hover:bg-hover aria-[current]:border-ink aria-[current]:font-semibold aria-[current]:text-ink"
      >
        {children}
      </a>
    </li>
  )
}

function Verdict({ href, isHere, label, glyph }: Props & { label: string; glyph?: React.ReactNode }) {
  return (
    <li>
      <a
        href={href}
        aria-current={isHere ? 'true' : undefined}
        className="inline-flex min-h-7 items-center gap-1.5 text-soft underline-offset-4 hover:text-ink hover:underline aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:underline"
      >
        {glyph}
        {label}
      </a>
    </li>
  )
}
