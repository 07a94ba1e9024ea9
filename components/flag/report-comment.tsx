'use client'

import { ReportForm } from '@/components/flag/report-form'
import { useViewer } from '@/components/site/viewer-store'
import { Button, buttonClass } from '@/components/ui/button'
import { routes } from '@/lib/routes'

/** The report of a comment, in its place. */
export function ReportComment({ id, onDone }: { id: string; onDone: () => void }) {
  const { answer } = useViewer()
  if (answer?.viewer) return <ReportForm target="comment" id={id} onCancel={onDone} />
  return (
    <p className="flex flex-wrap items-center gap-2">
      <a href={routes.signIn(location.pathname)} className={buttonClass('primary')}>
        Sign in to report
      </a>
      <Button look="quiet" onClick={onDone}>
        Cancel
      </Button>
    </p>
  )
}
