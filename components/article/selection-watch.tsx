'use client'

import { lazy, Suspense, useEffect, useState } from 'react'

const SelectionTools = lazy(() =>
  import('@/components/article/selection-tools').then(({ SelectionTools }) => ({ default: SelectionTools })),
)

/** Waits for the first words that are selected in the article; what can be done with them is loaded then. */
export function SelectionWatch() {
  const [isWanted, setWanted] = useState(false)
  useEffect(() => {
    if (isWanted) return
    function look() {
      const selection = window.getSelection()
      if (
        selection?.isCollapsed === false &&
        document.querySelector('.article [data-rows]')?.contains(selection.anchorNode)
      )
        setWanted(true)
    }
    // Words may have been selected before the page was alive.
    look()
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [isWanted])
  return (
    isWanted && (
      <Suspense>
        <SelectionTools />
      </Suspense>
    )
  )
}
