import { v4 as newKey } from 'uuid'
import { ReportForm } from '@/components/flag/report-form'
import { buttonClass } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { getViewer } from '@/lib/auth/session'
import type { FlagTarget } from '@/lib/flag/input'
import { hasOpenFlag } from '@/lib/flag/queries'
import { routes } from '@/lib/routes'

type Props = {
  name: string
  target: FlagTarget
  id: string
  /** The address of this form, to come back to. */
  here: string
  /** Whether this page answers the form: then the form itself says how it went. */
  isSent: boolean
}

/** The form of a report as part of a page; works without JavaScript. */
export async function ReportOnPage({ name, target, id, here, isSent }: Props) {
  const viewer = await getViewer()
  const isDone = !isSent && viewer !== null && (await hasOpenFlag(viewer, target, id))
  return (
    <section id="report" aria-labelledby="report-title" className="grid scroll-mt-24 gap-3">
      <h2 id="report-title" className="text-base font-semibold">
        Report the {target === 'comment' ? 'comment' : 'fact-check'} by {name}
      </h2>
      {isDone ? (
        <Notice look="good">You reported this. A moderator will look at it.</Notice>
      ) : viewer || isSent ? (
        <ReportForm target={target} id={id} firstKey={newKey()} />
      ) : (
        <a href={routes.signIn(here)} className={buttonClass('primary', 'w-fit')}>
          Sign in to report
        </a>
      )}
    </section>
  )
}
