'use client'

import { useEffect, useState } from 'react'
import type { FormAnswer } from '@/lib/form'
import { lookEverySeconds, sayLooking } from '@/lib/presence/look'
import { routes } from '@/lib/routes'
import { unattended } from '@/lib/session/unattended'

/** Who else has the case open now; says meanwhile that the viewer has. */
export function WhoLooks({ id }: { id: string }) {
  const [names, setNames] = useState<string[]>([])
  useEffect(() => {
    const running = new AbortController()
    async function look() {
      if (document.visibilityState === 'hidden') return
      setNames((await say(id, running.signal)) ?? [])
    }
    const leave = () => navigator.sendBeacon(routes.looking(), formOf(id, 'yes'))
    const change = () => (document.visibilityState === 'hidden' ? leave() : void look())
    void look()
    const turn = setInterval(look, lookEverySeconds * 1_000)
    document.addEventListener('visibilitychange', change)
    window.addEventListener('pagehide', leave)
    return () => {
      running.abort()
      clearInterval(turn)
      document.removeEventListener('visibilitychange', change)
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [id])
  return (
    <p role="status" className="text-sm text-muted empty:hidden">
      {sayLooking(names)}
    </p>
  )
}

async function say(id: string, signal: AbortSignal): Promise<string[] | null> {
  try {
    const response = await fetch(routes.looking(), {
      method: 'POST',
      body: formOf(id),
      headers: { [unattended]: '1' },
      signal,
    })
    const answer: FormAnswer<{ names: string[] }> = await response.json()
    return answer.status === 'done' ? answer.value.names : null
  } catch {
    return null
  }
}

function formOf(id: string, leaves?: 'yes'): FormData {
  const form = new FormData()
  form.set('id', id)
  if (leaves) form.set('leaves', leaves)
  return form
}
