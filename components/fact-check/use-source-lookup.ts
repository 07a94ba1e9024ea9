import { type RefObject, useEffect, useRef, useState } from 'react'
import type { FormState } from '@/lib/form'
import { refusalWords } from '@/lib/refusal-words'
import { routes } from '@/lib/routes'
import type { SourceFacts } from '@/lib/source/preview'

const nothing = 'Nothing could be read there. Write the title yourself.'

/**
 * Fills the empty title and publisher of a source from what the server reads at its address. What a person typed is never
 * replaced, an address is looked up once, and an answer that comes after the address has changed is dropped.
 */
export function useSourceLookup(link: RefObject<HTMLInputElement | null>) {
  const [words, say] = useState('')
  const [isLooking, setLooking] = useState(false)
  const asked = useRef('')
  const running = useRef<AbortController>(null)
  useEffect(() => () => running.current?.abort(), [])

  async function lookUp() {
    const input = link.current
    const url = input?.value.trim() ?? ''
    if (!input || url === asked.current) return
    running.current?.abort()
    asked.current = url
    say('')
    setLooking(false)
    if (!/^https?:\/\/[^/\s]+\.[^/\s]/i.test(url) || emptyFields(input).length === 0) return
    const mine = new AbortController()
    running.current = mine
    setLooking(true)
    const state = await ask(url, mine.signal)
    if (mine.signal.aborted) return
    setLooking(false)
    say(state?.status === 'done' ? (fill(input, state.value) ? '' : nothing) : refusalOf(state))
  }
  return { lookUp, words: isLooking ? 'Looking it up…' : words }
}

async function ask(url: string, signal: AbortSignal): Promise<FormState<SourceFacts> | null> {
  const body = new FormData()
  body.set('url', url)
  try {
    const answer = await fetch(routes.sourcePreview(), { method: 'POST', body, signal })
    return await answer.json()
  } catch {
    return null
  }
}

function refusalOf(state: FormState<SourceFacts> | null): string {
  return state?.status === 'refused' && state.refusal === 'too-often' ? refusalWords('too-often') : nothing
}

/** The title and the publisher beside a link, as far as nothing is in them. */
function emptyFields(link: HTMLInputElement): { name: keyof SourceFacts; field: HTMLInputElement }[] {
  return (['title', 'publisher'] as const).flatMap((name) => {
    const field = link.form?.elements.namedItem(link.name.replace(/url$/, name))
    return field instanceof HTMLInputElement && !field.value.trim() ? [{ name, field }] : []
  })
}

/** Whether the page said anything; the form hears of each change as if it had been typed. */
function fill(link: HTMLInputElement, facts: SourceFacts): boolean {
  for (const { name, field } of emptyFields(link)) {
    const words = facts[name]
    if (!words) continue
    field.value = words
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  return Boolean(facts.title ?? facts.publisher)
}
