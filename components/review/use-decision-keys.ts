'use client'

import { type RefObject, useEffect } from 'react'
import { isTyping } from '@/components/review/typing'

/**
 * Single letters choose a decision and digits its reason, unless someone is typing, moves through the queue, or turned
 * them off; Ctrl or ⌘ with Enter sends the form.
 */
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
      if (!form || event.repeat || event.altKey) return
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        if (!mayDecideFrom(event.target, form)) return
        event.preventDefault()
        form.requestSubmit()
        return
      }
      if (!areLettersOn || event.ctrlKey || event.metaKey || isTyping(event.target)) return
      if (event.target instanceof Element && event.target.closest('[data-queue]')) return
      const done = /^[1-9]$/.test(event.key)
        ? chooseReason(form, Number(event.key))
        : chooseDecision(form, known[event.key])
      if (done) event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [box, keys, areLettersOn])
}

/** From everywhere but other forms, which have a Ctrl and Enter of their own. */
function mayDecideFrom(target: EventTarget | null, form: HTMLFormElement): boolean {
  if (!(target instanceof Element)) return true
  const other = target.closest('form')
  return other === null || other === form
}

/** Chooses a decision, and goes to what is to be said next: its reasons, or with one chosen already the button. */
function chooseDecision(form: HTMLFormElement, decision: string | undefined): boolean {
  const choice = decision && form.querySelector<HTMLInputElement>(`input[value="${decision}"]`)
  if (!choice) return false
  choice.click()
  requestAnimationFrame(() => {
    const reasons = [...form.querySelectorAll<HTMLInputElement>('input[name=reasonCode]')]
    const next = reasons.find(({ checked }) => checked) ?? reasons[0]
    next?.focus()
  })
  return true
}

function chooseReason(form: HTMLFormElement, digit: number): boolean {
  const reason = form.querySelectorAll<HTMLInputElement>('input[name=reasonCode]')[digit - 1]
  if (!reason) return false
  reason.click()
  form.querySelector<HTMLTextAreaElement>('textarea[name=reason]')?.focus()
  return true
}
