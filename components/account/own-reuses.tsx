import Link from 'next/link'
import { Time } from '@/components/annotation/time'
import { VerdictBadge } from '@/components/fact-check/verdict'
import { SectionTitle } from '@/components/ui/column'
import { type OwnReuse, reuseStateLabels } from '@/lib/claim/reuse'
import { reasonLabel } from '@/lib/review/reasons'
import { routes } from '@/lib/routes'

/** The checks that the viewer proposed for other places, and what became of it. */
export function OwnReuses({ reuses }: { reuses: OwnReuse[] }) {
  if (reuses.length === 0) return null
  return (
    <section className="grid gap-2" aria-labelledby="own-reuses">
      <SectionTitle id="own-reuses">Checks you proposed for other places · {reuses.length}</SectionTitle>
      <ul className="divide-y divide-rule rounded-xl border border-rule bg-panel">
        {reuses.map((reuse) => (
          <Reuse key={reuse.id} reuse={reuse} />
        ))}
      </ul>
    </section>
  )
}

function Reuse({ reuse }: { reuse: OwnReuse }) {
  const { state, claim, verdict, factCheckId, slug, paragraphId, article, number, at } = reuse
  return (
    <li className="grid gap-1 px-4 py-3.5">
      <p className="font-semibold">
        <Link href={routes.factCheck(factCheckId)} className="underline-offset-4 hover:underline">
          {claim}
        </Link>
      </p>
      <p className="text-sm text-muted">
        <VerdictBadge verdict={verdict} /> ·{' '}
        <b className="font-semibold text-ink">{reuseStateLabels[state]}</b> ·{' '}
        <Link href={routes.articleParagraph(slug, paragraphId)} className="underline underline-offset-4">
          {article} · ¶ {number}
        </Link>{' '}
        · <Time at={at} />
      </p>
      {reuse.reasonCode && (
        <p className="text-sm text-soft">
          {reuse.judge ?? 'A moderator'}: {reasonLabel(reuse.reasonCode)}
          {reuse.reason && `. ${reuse.reason}`}
        </p>
      )}
    </li>
  )
}
