import { VerdictBadge } from '@/components/fact-check/verdict'
import { WhereLine } from '@/components/person/where-line'
import type { PersonCheck } from '@/lib/person/queries'
import { routes } from '@/lib/routes'

/** Someone's published checks; a retracted one is struck, and stays. */
export function CheckList({
  checks,
  headingLevel: Heading = 'h3',
}: {
  checks: readonly PersonCheck[]
  headingLevel?: 'h2' | 'h3'
}) {
  return (
    <ol className="divide-y divide-rule border-y border-rule">
      {checks.map((check) => (
        <li key={check.id} className="grid gap-1.5 py-5">
          <p className="flex flex-wrap items-baseline gap-x-2.5 text-sm">
            <span className={check.isRetracted ? 'line-through' : undefined}>
              <VerdictBadge verdict={check.verdict} />
            </span>
            {check.isRetracted && <span className="text-muted">Retracted</span>}
          </p>
          <Heading dir="auto" className="font-serif text-xl leading-snug font-medium text-balance">
            <a href={routes.factCheck(check.id)} className="underline-offset-4 hover:underline">
              {check.claim}
            </a>
          </Heading>
          <p dir="auto" className={`text-soft ${check.isRetracted ? 'line-through' : ''}`}>
            {check.conclusion}
          </p>
          <WhereLine
            where={check.where}
            href={routes.articleParagraph(check.where.slug, check.where.paragraphId)}
            at={check.publishedAt}
            isExample={check.isExample}
          />
        </li>
      ))}
    </ol>
  )
}
