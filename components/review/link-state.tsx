'use client'

import { useEffect, useRef, useState } from 'react'
import { dayOf } from '@/lib/dates'
import type { FormAnswer } from '@/lib/form'
import { refusalWords } from '@/lib/refusal-words'
import { routes } from '@/lib/routes'
import type { SourceFacts } from '@/lib/source/preview'
import type { SourceState } from '@/lib/source/queries'

type Now = SourceState | 'looking' | 'too-often' | null

/** One page after the other, for a case may have many sources and every look counts. */
let chain: Promise<unknown> = Promise.resolve()

/** Whether the page behind a source could be read when somebody last looked. One nobody has looked at is looked up. */
export function LinkState({ url, known }: { url: string; known: SourceState | null }) {
  const [now, setNow] = useState<Now>(known)
  const isGone = useRef(false)
  const isUnknown = known === null
  useEffect(() => {
    isGone.current = false
    if (isUnknown) {
      chain = chain.then(async () => {
        if (isGone.current) return
        setNow('looking')
        setNow(await lookUp(url))
      })
    }
    return () => {
      isGone.current = true
    }
  }, [url, isUnknown])

  async function look() {
    setNow('looking')
    setNow(await lookUp(url))
  }
  return (
    <span className="flex shrink-0 items-baseline gap-2 text-sm">
      <span role="status">
        <Words now={now} />
      </span>
      {now !== 'looking' && !(now !== null && typeof now === 'object' && now.outcome === 'read') && (
        <button
          type="button"
          onClick={look}
          className="min-h-6 text-soft underline underline-offset-4 hover:text-ink"
        >
          Look now
        </button>
      )}
    </span>
  )
}

function Words({ now }: { now: Now }) {
  if (now === null) return <span className="text-muted">Nobody has looked</span>
  if (now === 'looking') return <span className="text-muted">Looking…</span>
  if (now === 'too-often') return <span className="text-muted">{refusalWords('too-often')}</span>
  return now.outcome === 'read' ? (
    <span className="font-medium text-accurate">Readable on {dayOf(now.at)}</span>
  ) : (
    <span className="font-medium text-misleading">Could not be read on {dayOf(now.at)}</span>
  )
}

async function lookUp(url: string): Promise<Now> {
  const body = new FormData()
  body.set('url', url)
  try {
    const response = await fetch(routes.sourcePreview(), { method: 'POST', body })
    const answer: FormAnswer<SourceFacts> = await response.json()
    if (answer.status === 'refused' && answer.refusal === 'too-often') return 'too-often'
    if (answer.status !== 'done') return null
    const isRead = Boolean(answer.value.title ?? answer.value.publisher)
    return { outcome: isRead ? 'read' : 'nothing', at: new Date().toISOString() }
  } catch {
    return null
  }
}
