'use client'

import { lazy, Suspense } from 'react'
import { useViewer } from '@/components/site/viewer-store'

const BlockButton = lazy(() =>
  import('@/components/block/block-button').then(({ BlockButton }) => ({ default: BlockButton })),
)

/**
 * The place of the button that blocks a person, on their page. Only who is signed in has it, and nobody for themselves;
 * its room is kept from the start, so that nothing moves when it comes.
 */
export function BlockSlot({ personId, name }: { personId: string; name: string }) {
  const { answer } = useViewer()
  const { viewer, person } = answer ?? {}
  return (
    <div className="only-scripting min-h-11 sm:min-h-9">
      {viewer && viewer.id !== personId && person?.id === personId && (
        <Suspense>
          <BlockButton {...{ personId, name }} isBlocked={person.isBlocked} />
        </Suspense>
      )}
    </div>
  )
}
