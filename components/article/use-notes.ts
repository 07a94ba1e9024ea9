'use client'

import { type RefObject, useEffect, useRef, useState } from 'react'
import { type Asked, useAsked } from '@/components/article/ask'
import type { Words } from '@/lib/anchor/quote'

type Mode = 'closed' | 'open' | 'writing'

const isWide = () => window.matchMedia('(min-width: 1100px)').matches

/** What is open beside a paragraph, in the margin or in a sheet, and how it opens and closes. */
export function useNotes(paragraphId: string, talkCount: number, aside: RefObject<HTMLElement | null>) {
  const [mode, setMode] = useState<Mode>('closed')
  const [quote, setQuote] = useState<Words>()
  const [isSheet, setSheet] = useState(false)
  const [target, setTarget] = useState<{ id: string | null } | null>(null)
  const opener = useRef<HTMLElement | null>(null)

  // In the margin what was asked for is there as soon as this is drawn; the sheet looks for it when it has come up.
  useEffect(() => {
    if (!target || isSheet) return
    if (target.id) focusOn(target.id)
    else aside.current?.querySelector<HTMLElement>('.thread > summary')?.focus({ preventScroll: true })
  }, [target, isSheet, aside])

  function open(next: Mode, words?: Words) {
    if (mode === 'closed') opener.current = openerFor(aside.current)
    setMode(next)
    setQuote(words)
    setSheet(!isWide())
  }
  function close() {
    const isLeft = aside.current?.contains(document.activeElement)
    setMode('closed')
    setQuote(undefined)
    setSheet(false)
    setTarget(null)
    if (isLeft) opener.current?.focus({ preventScroll: true })
  }
  function showThread() {
    setMode('open')
    setQuote(undefined)
  }
  function openComments() {
    if (isWide() && mode !== 'closed') return close()
    setTarget(null)
    open(talkCount === 0 ? 'writing' : 'open')
  }
  function openChecks() {
    if (isWide()) return aside.current?.querySelector<HTMLElement>('.article-note')?.focus()
    setTarget(null)
    open('open')
  }
  function toggle() {
    const hasNote = Boolean(aside.current?.querySelector('.article-note'))
    if (talkCount === 0 && hasNote) return openChecks()
    openComments()
    // Whoever opens it by key goes on reading there.
    if (mode === 'closed' && talkCount > 0) setTarget({ id: null })
  }
  useAsked(paragraphId, (asked: Asked) => {
    if (asked.act === 'write') return open('writing', asked.quote)
    if (asked.act === 'toggle') return toggle()
    if (!isWide() || asked.target.startsWith('comment-')) open('open')
    setTarget({ id: asked.target })
  })
  return { mode, quote, isSheet, target, opener, close, showThread, openComments, openChecks }
}

/** Where the focus goes back to: what had it, or the paragraph's own button. */
function openerFor(aside: HTMLElement | null): HTMLElement | null {
  const { activeElement } = document
  const isPlace = activeElement instanceof HTMLElement && activeElement !== document.body
  if (isPlace && !aside?.contains(activeElement)) return activeElement
  return aside?.parentElement?.querySelector<HTMLElement>('.count[aria-expanded]') ?? null
}

/** Puts the focus on a note or comment: with it they are lit, and the words they are about. */
export function focusOn(id: string): void {
  const element = document.getElementById(id)
  element?.focus({ preventScroll: true })
  element?.scrollIntoView({ block: 'nearest' })
}
