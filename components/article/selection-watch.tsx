'use client'

import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { readSelection, type Selected } from '@/components/article/read-selection'

const SelectionMenu = lazy(() =>
  import('@/components/article/selection-menu').then(({ SelectionMenu }) => ({ default: SelectionMenu })),
)

/** Offers to check or comment on the words that were selected in a paragraph. */
export function SelectionWatch() {
  const place = useRef<HTMLDivElement>(null)
  const [selected, setSelected] = useState<Selected | null>(null)
  useEffect(() => {
    const settled = { timer: 0 }
    function look() {
      clearTimeout(settled.timer)
      settled.timer = window.setTimeout(() => {
        if (!place.current?.contains(document.activeElement)) setSelected(readSelection(place.current))
      }, 180)
    }
    document.addEventListener('selectionchange', look)
    return () => {
      clearTimeout(settled.timer)
      document.removeEventListener('selectionchange', look)
    }
  }, [])
  return (
    <div ref={place} className="print:hidden">
      {selected && (
        <Suspense>
          <SelectionMenu selected={selected} onDone={() => setSelected(null)} />
        </Suspense>
      )}
    </div>
  )
}
