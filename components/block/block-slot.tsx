'use client'

import { lazy, Suspense } from 'react'
import { useViewer } from '@/components/site/viewer-store'

const BlockButton = lazy(() =>
  import('@/components/block/block-button').then(({ BlockButton }) => ({ default: BlockButton })),
)

/** The place of the button that blocks a person, on their page: only for who is signed in, and is somebody else. */
export function BlockSlot({ personId, name }: { personId: string; name: string }) {
  const { answer } = useViewer()
  const { viewer, person } = answer ?? {}
  if (!viewer || viewer.id === personId || person?.id !== personId) return null
  return (
    <Suspense>
      <BlockButton {...{ personId, name }} isBlocked={person.isBlocked} />
    </Suspense>
  )
}
