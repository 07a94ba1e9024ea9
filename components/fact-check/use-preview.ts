'use client'

import { useCallback, useEffect, useState } from 'react'
import { problemWords } from '@/components/site/use-send'
import type { FormAnswer } from '@/lib/form'
import { routes } from '@/lib/routes'

const pauseMs = 250

type Preview = { html: string | null; problem: string | null; text: string | null }

/** Asks the server how Markdown will be rendered, after each pause in typing. The last answer stays until the next. */
export function usePreview(text: string) {
  const [preview, setPreview] = useState<Preview>({ html: null, problem: null, text: null })
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: an attempt asks again for the same text
  useEffect(() => {
    const asking = new AbortController()
    const waiting = setTimeout(async () => {
      const next = await ask(text, asking.signal)
      if (asking.signal.aborted) return
      setPreview((before) => ({ html: next.html ?? before.html, problem: next.problem, text }))
    }, pauseMs)
    return () => {
      clearTimeout(waiting)
      asking.abort()
    }
  }, [text, attempt])
  const retry = useCallback(() => setAttempt((count) => count + 1), [])
  return { ...preview, isWaiting: preview.text !== text, retry }
}

async function ask(text: string, signal: AbortSignal): Promise<Omit<Preview, 'text'>> {
  const body = new FormData()
  body.set('text', text)
  try {
    const response = await fetch(routes.preview(), { method: 'POST', body, signal })
    const state: FormAnswer<{ html: string }> = await response.json()
    if (state.status === 'done') return { html: state.value.html, problem: null }
    return { html: null, problem: `No preview now. ${problemWords(state) ?? ''}` }
  } catch {
    return { html: null, problem: 'No preview now: Obelus does not answer. What you wrote is untouched.' }
  }
}
