'use client'

import { useEffect, useRef, useState } from 'react'
import { readSelection, type Selected } from '@/components/article/read-selection'
import { SelectionMenu } from '@/components/article/selection-menu'

const settleMs = 180

/** Follows the selection and offers to check, comment on or link to its words. */
export function SelectionTools() {
  const place = useRef<HTMLDivElement>(null)
  const [selected, setSelected] = useState<Selected | null>(null)
  useEffect(() => watchSelection(place, setSelected), [])
  useEffect(() => (selected ? tabInto(place) : undefined), [selected])
  return (
    <div ref={place} className="print:hidden">
      {selected && <SelectionMenu selected={selected} onDone={() => setSelected(null)} />}
    </div>
  )
}

type Place = React.RefObject<HTMLElement | null>

function watchSelection(place: Place, use: (selected: Selected | null) => void): () => void {
  const ending = new AbortController()
  const { signal } = ending
  let timer = 0
  let isPressed = false
  let trimmed: Selected | null = null
  function read() {
    // While the menu has the focus it stands by what was selected, whatever became of the selection.
    if (place.current?.contains(document.activeElement)) return
    const selected = readSelection()
    if (selected?.isTrimmed && !isPressed) trim(selected)
    // What was trimmed comes back as a selection of its own, and is still to say so.
    const isTrimmed = selected !== null && (selected.isTrimmed || isSame(selected, trimmed))
    trimmed = isTrimmed ? selected : null
    use(selected && { ...selected, isTrimmed })
  }
  function look() {
    clearTimeout(timer)
    timer = window.setTimeout(read, settleMs)
  }
  const press = (isDown: boolean) => (event: PointerEvent) => {
    isPressed = isDown || event.pointerType !== 'mouse'
    if (!isDown) look()
  }
  document.addEventListener('selectionchange', look, { signal })
  document.addEventListener('pointerdown', press(true), { signal })
  document.addEventListener('pointerup', press(false), { signal })
  look()
  return () => {
    clearTimeout(timer)
    ending.abort()
  }
}

function isSame(one: Selected, other: Selected | null): boolean {
  const [here, there] = [one.quote, other?.quote]
  return one.paragraphId === other?.paragraphId && here.start === there?.start && here.end === there?.end
}

/** Shows what will be quoted; not under a finger, which still holds both ends. */
function trim({ range }: Selected): void {
  const { startContainer, startOffset, endContainer, endOffset } = range
  window.getSelection()?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset)
}

/** From selected words the Tab key leads to what can be done with them, wherever that stands in the page. */
function tabInto(place: Place): () => void {
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Tab' || event.shiftKey || place.current?.contains(document.activeElement)) return
    event.preventDefault()
    place.current?.querySelector<HTMLElement>('a, button')?.focus()
  }
  document.addEventListener('keydown', onKeyDown)
  return () => document.removeEventListener('keydown', onKeyDown)
}
