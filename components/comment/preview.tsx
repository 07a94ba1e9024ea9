'use client'

import { useEffect, useState } from 'react'
import { problemWords } from '@/components/site/use-send'
import { Prose } from '@/components/ui/prose'
import type { FormState } from '@/lib/form'
import { routes } from '@/lib/routes'

/** What a text will look like once it is sent, made by the server as it will make it then. */
export function Preview({ text }: { text: string }) {
  const [html, setHtml] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    let isOpen = true
    askPreview(text).then((state) => {
      if (!isOpen) return
      setProblem(problemWords(state))
      if (state.status === 'done') setHtml(state.value.html)
    })
    return () => {
      isOpen = false
    }
  }, [text])
  return (
    <section
      aria-label="Preview"
      aria-live="polite"
      className="min-h-20 rounded-lg border border-dashed border-edge px-3 py-2"
    >
      {problem ?? (html === null ? <p className="text-muted">Making the preview…</p> : <Prose html={html} />)}
    </section>
  )
}

async function askPreview(text: string): Promise<FormState<{ html: string }>> {
  const body = new FormData()
  body.set('text', text)
  body.set('of', 'comment')
  try {
    const response = await fetch(routes.preview(), { method: 'POST', body })
    return await response.json()
  } catch {
    return { status: 'refused', refusal: 'unavailable', values: {} }
  }
}
