'use client'

import { type RefObject, useEffect } from 'react'

/** Single letters choose a decision, unless someone is typing; Ctrl or ⌘ with Enter sends the form from anywhere. */
export function useDecisionKeys(box: RefObject<HTMLElement | null>, decisionOf: Record<string, string>) {
  const keys = JSON.stringify(decisionOf)
  useEffect(() => {
    const known: Record<string, string> = JSON.parse(keys)
    function onKeyDown(event: KeyboardEvent) {
      const form = box.current?.closest('form')
      if (!form) return
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault()
        form.requestSubmit()
        return
      }
      const decision = known[event.key]
      if (!decision || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      event.preventDefault()
      form.querySelector<HTMLInputElement>(`input[value="${decision}"]`)?.click()
      form.querySelector<HTMLElement>(decision === 'publish' ? 'textarea' : 'select')?.focus()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [box, keys])
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.matches('textarea, select, [contenteditable], input:not([type=radio])')
  )
}
