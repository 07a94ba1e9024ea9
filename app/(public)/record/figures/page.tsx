import type { Metadata } from 'next'
import '@/app/record.css'
import { Agreement, Decisions, Reversals, Verdicts, Waits } from '@/components/record/figures'
import { Column, PageTitle } from '@/components/ui/column'
import { type Span, spans } from '@/lib/record/figures'
import { findFigures } from '@/lib/record/read-figures'
import { routes } from '@/lib/routes'

export const metadata: Metadata = {
  title: 'The moderators in figures',
  description: 'How long cases wait, what is decided, what is reversed, and how far moderators agree.',
  alternates: { canonical: routes.recordFigures() },
}

const names: Record<Span, string> = { 26: 'Half a year', 52: 'A year', 104: 'Two years' }

export default async function FiguresPage({ searchParams }: PageProps<'/record/figures'>) {
  const { weeks } = await searchParams
  const span = spans.find((one) => String(one) === weeks) ?? spans[0]
  const figures = await findFigures(span)
  const isEmpty = figures.weeks.every(({ decided }) => decided === 0)
  return (
    <Column width="wide">
      <div className="grid gap-12">
        <header className="grid gap-3">
          <PageTitle>The moderators in figures</PageTitle>
          <p className="text-soft">
            Counted from every case that was closed, by weeks from Monday in UTC, and at most five minutes
            old. What stands behind each number is on the{' '}
            <a href={routes.record()} className="text-ink underline underline-offset-4">
              public record
            </a>
            .
          </p>
          <Spans chosen={span} />
        </header>
        {isEmpty ? (
          <p className="text-soft">
            Nothing was decided in this time. Figures appear with the first decision.
          </p>
        ) : (
          <>
            <Waits {...figures} />
            <Decisions {...figures} />
            <Reversals {...figures} />
            <Verdicts {...figures} />
            <Agreement {...figures} />
          </>
        )}
      </div>
    </Column>
  )
}

function Spans({ chosen }: { chosen: Span }) {
  return (
    <nav aria-label="How far back">
      <ul className="flex flex-wrap gap-1.5">
        {spans.map((span) => (
          <li key={span}>
            <a
              href={routes.recordFigures(span)}
              aria-current={span === chosen ? 'page' : undefined}
              className="inline-flex min-h-8 items-center rounded-full border border-rule bg-panel px-3 text-sm text-soft no-underline hover:border-edge aria-[current=page]:border-ink aria-[current=page]:bg-ink aria-[current=page]:text-paper"
            >
              {names[span]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
