import Link from 'next/link'
import { verdictText } from '@/components/fact-check/verdict'
import { listWaitingReuses } from '@/lib/claim/queries'
import { exactTime, waitedFor } from '@/lib/dates'
import { verdictMeanings } from '@/lib/fact-check/verdicts'
import type { Viewer } from '@/lib/policy'
import { routes } from '@/lib/routes'

/** The checks that were proposed for other places: small cases, above the others in the queue. Nothing when none waits. */
export async function ReuseList({ viewer, selectedId }: { viewer: Viewer; selectedId: string | null }) {
  const reuses = await listWaitingReuses(viewer)
  if (reuses.length === 0) return null
  const now = new Date()
  return (
    <section aria-labelledby="reuses" className="border-b border-rule">
      <h2 id="reuses" className="px-4 pt-3 pb-1 text-[0.8125rem] font-semibold text-soft">
        Same claim elsewhere · a short look
      </h2>
      <ol>
        {reuses.map(({ id, words, verdict, proposer, number, at, isOwn }) => (
          <li
            key={id}
            id={`case-${id}`}
            className={`relative scroll-mt-24 target:bg-lit border-t border-rule px-4 py-3 hover:bg-hover ${id === selectedId ? 'bg-hover shadow-[inset_3px_0_var(--brand)]' : ''}`}
          >
            <Link
              href={routes.reviewReuse(id)}
              aria-current={id === selectedId ? 'page' : undefined}
              className="line-clamp-2 font-medium after:absolute after:inset-0"
            >
              “{words}”
            </Link>
            <p className="mt-0.5 flex justify-between gap-3 text-[0.8125rem] text-muted">
              <span className="min-w-0 truncate">
                <b className={`font-semibold ${verdictText(verdict)}`}>{verdictMeanings[verdict].label}</b> ·{' '}
                {proposer ?? 'somebody'} · ¶ {number}
              </span>
              <span className="shrink-0 tabular-nums">
                <time dateTime={at} title={exactTime(at)}>
                  {waitedFor(at, now)}
                </time>
                {isOwn && ' · your own'}
              </span>
            </p>
          </li>
        ))}
      </ol>
      <p
        aria-hidden="true"
        className="border-t border-rule px-4 pt-3 pb-1 text-[0.8125rem] font-semibold text-soft"
      >
        Checks
      </p>
    </section>
  )
}
