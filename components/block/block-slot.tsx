'use client'

import { lazy, Suspense } from 'react'
import { useViewer } from '@/components/site/viewer-store'

const BlockButton = lazy(() =>
  import('@/components/block/block-button').then(({ BlockButton }) => ({ default: BlockButton })),
)

type Props = { person: { id: string; handle: string; name: string } }

/** The place of the button that blocks a person, on their page: only for who is signed in, and is somebody else. */
export function BlockSlot({ person: { id, handle, name } }: Props) {
  const { answer } = useViewer()
  const { viewer, person } = answer ?? {}
  if (!viewer || viewer.id === id || person?.id !== id) return null
  return (
    <Suspense>
      <BlockButton {...{ handle, name }} isBlocked={person.isBlocked} />
    </Suspense>
  )
}
