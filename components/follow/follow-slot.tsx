'use client'

import { lazy, Suspense } from 'react'
import { useViewer } from '@/components/site/viewer-store'
import type { FollowSubject } from '@/lib/follow/subject'

const FollowButton = lazy(() =>
  import('@/components/follow/follow-button').then(({ FollowButton }) => ({ default: FollowButton })),
)

export type FollowProps = {
  subjectType: FollowSubject
  subjectId: string
  /** What is followed, after “Follow”. */
  what: string
}

/** The place of a follow button on a page that everyone shares: empty until it is known who is reading. */
export function FollowSlot(props: FollowProps) {
  const { answer } = useViewer()
  if (!answer?.own) return null
  return (
    <Suspense>
      <FollowButton {...props} />
    </Suspense>
  )
}
