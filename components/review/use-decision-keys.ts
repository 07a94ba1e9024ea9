'use client'

import { type RefObject, useEffect } from 'react'

/** Single letters choose a decision, unless someone is typing or turned them off; Ctrl or ⌘ with Enter sends the form. */
export function useDecisionKeys(
  box: RefObject<HTMLElement | null>,
  decisionOf: Record<string, string>,
  areLettersOn: boolean,
) {
  const keys = JSON.stringify(decisionOf)
  useEffect(() => {
    const known: Record<string, string> = JSON.parse(keys)
    function onKeyDown(event: KeyboardEvent) {
      const form = box.current?.closest('form')
      if (!form || event.repeat) return
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        if (!(event.target instanceof Node && form.contains(event.target))) return
        event.preventDefault()
        form.requestSubmit()
        return
      }
      const decision = areLettersOn ? known[event.key] : undefined
      if (!decision || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      event.preventDefault()
      form.querySelector<HTMLInputElement>(`input[value="${decision}"]`)?.click()
      form.querySelector<HTMLElement>(event.key === 'p' ? 'textarea' : 'select')?.focus()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [box, keys, areLettersOn])
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.matches('textarea, select, [contenteditable], input:not([type=radio])')
  )
}
