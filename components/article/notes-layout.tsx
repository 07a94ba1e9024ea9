'use client'

import { useEffect, useRef } from 'react'
import { noteGap } from '@/lib/article/first-layout'
import { stackNotes } from '@/lib/article/stack'

/**
 * Keeps the notes beside the text from covering each other, and the last ones on the page. It moves notes only, by
 * transforms: the text never does.
 */
export function NotesLayout() {
  const anchor = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const rows = anchor.current?.parentElement?.querySelector<HTMLElement>('[data-rows]')
    return rows ? keepApart(rows) : undefined
  }, [])
  return <span ref={anchor} hidden />
}

function keepApart(rows: HTMLElement): () => void {
  const notes = [...rows.querySelectorAll<HTMLElement>('[data-notes]')]
  const wide = window.matchMedia('(min-width: 1100px)')
  let active: HTMLElement | null = null
  function place() {
    const shown = wide.matches ? notes.filter((note) => note.offsetHeight > 0) : []
    const origin = rows.getBoundingClientRect().top
    const boxes = shown.map((note) => ({
      top: (note.parentElement?.getBoundingClientRect().top ?? 0) - origin + note.offsetTop,
      height: note.offsetHeight,
    }))
    const tops = stackNotes(boxes, active ? shown.indexOf(active) : -1, noteGap)
    for (const note of notes) note.style.transform = ''
    shown.forEach((note, at) => {
      const shift = Math.round((tops[at] ?? 0) - (boxes[at]?.top ?? 0))
      note.style.transform = shift === 0 ? '' : `translateY(${shift}px)`
      note.dataset.placed = ''
    })
    const last = boxes.length - 1
    rows.style.minHeight = last < 0 ? '' : `${(tops[last] ?? 0) + (boxes[last]?.height ?? 0)}px`
  }
  function choose(event: Event) {
    const row = event.target instanceof Element ? event.target.closest('.article-row') : null
    const chosen = row?.querySelector<HTMLElement>('[data-notes]') ?? null
    if (chosen && chosen !== active) {
      active = chosen
      place()
    }
  }
  const observer = new ResizeObserver(place)
  for (const box of [rows, ...notes]) observer.observe(box)
  rows.addEventListener('focusin', choose)
  // Other letters move paragraphs also where no box changes its size.
  void document.fonts.ready.then(place)
  place()
  return () => {
    observer.disconnect()
    rows.removeEventListener('focusin', choose)
  }
}
