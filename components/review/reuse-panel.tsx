import Link from 'next/link'
import { Time } from '@/components/annotation/time'
import { DecideReuse } from '@/components/review/decide-reuse'
import { buttonClass } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { ReuseCase } from '@/lib/claim/reuse'
import { reasonLabel } from '@/lib/review/reasons'
import { routes } from '@/lib/routes'

/** What the viewer may do about a reuse, or what was done. */
export function ReusePanel({ given }: { given: ReuseCase }) {
  return (
    <aside aria-label="Decision" className="grid content-start gap-6">
      {given.state !== 'proposed' ? (
        <Decided given={given} />
      ) : given.canDecide ? (
        <DecideReuse key={given.id} id={given.id} isRetracted={given.isRetracted} />
      ) : (
        <Notice>You proposed this, wrote the check or edited the article. A colleague must decide it.</Notice>
      )}
    </aside>
  )
}

function Decided({ given: { state, judge, judgedAt, reasonCode, reason } }: { given: ReuseCase }) {
  return (
    <div role="status" className="grid justify-items-start gap-3">
      <p className="font-semibold">{state === 'accepted' ? 'It stands here too' : 'Declined'}</p>
      <p className="text-soft">
        {judge ?? 'A moderator'}
        {judgedAt && (
          <>
            , <Time at={judgedAt} />
          </>
        )}
        {reasonCode && `: ${reasonLabel(reasonCode)}`}
        {reason && `. ${reason}`}
      </p>
      <Link href={routes.review()} className={buttonClass('primary')}>
        Back to the queue
      </Link>
    </div>
  )
}
