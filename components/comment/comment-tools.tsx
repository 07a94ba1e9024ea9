'use client'

import { lazy, Suspense } from 'react'
import type { CommentView } from '@/lib/comment/thread'

const OwnTools = lazy(() =>
  import('@/components/comment/own-tools').then(({ OwnTools }) => ({ default: OwnTools })),
)
const ReportComment = lazy(() =>
  import('@/components/flag/report-comment').then(({ ReportComment }) => ({ default: ReportComment })),
)

/** What is being done with a comment, in its place. */
export type Doing = 'edit' | 'delete' | 'report' | null

type Props = { comment: CommentView; doing: Doing; onDone: () => void }

/** The form for what is being done; loaded when it is. */
export function CommentTools({ comment, doing, onDone }: Props) {
  if (doing === null) return null
  return (
    <Suspense>
      {doing === 'report' ? (
        <ReportComment id={comment.id} onDone={onDone} />
      ) : (
        <OwnTools key={doing} comment={comment} doing={doing} onDone={onDone} />
      )}
    </Suspense>
  )
}
