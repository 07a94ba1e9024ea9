'use client'

import { startTransition, useActionState, useCallback, useEffect, useRef, useState } from 'react'
import { claim, release } from '@/lib/review/actions'
import { routes } from '@/lib/routes'

const renewEveryMs = 4 * 60_000

/**
 * The viewer's hold on a case: taken on purpose or by starting to decide, renewed while the page is open and visible,
 * given back by a button or on leaving. `until` is null while the viewer does not hold it.
 */
export function useLease(id: string, heldUntil: string | null) {
  const [claimed, claimAction, isClaiming] = useActionState(claim, { status: 'idle' })
  const [released, releaseAction] = useActionState(release, { status: 'idle' })
  const [until, setUntil] = useState(heldUntil)
  const isHeld = useRef(false)
  isHeld.current = until !== null
  useEffect(() => {
    if (claimed.status === 'done') setUntil(claimed.value.expiresAt)
    if (claimed.status === 'refused') setUntil(null)
  }, [claimed])
  useEffect(() => {
    if (released.status === 'done') setUntil(null)
  }, [released])

  const take = useCallback(() => startTransition(() => claimAction(caseForm(id))), [claimAction, id])

  // A reload gives the case back while the new page already shows it as held.
  useEffect(() => {
    if (isHeld.current) take()
  }, [take])

  useEffect(() => {
    const renew = setInterval(() => {
      if (isHeld.current && document.visibilityState === 'visible') take()
    }, renewEveryMs)
    const giveBack = () => {
      if (isHeld.current) navigator.sendBeacon(routes.releaseCase(), caseForm(id))
    }
    window.addEventListener('pagehide', giveBack)
    return () => {
      clearInterval(renew)
      window.removeEventListener('pagehide', giveBack)
      giveBack()
    }
  }, [id, take])

  return { until, claimed, claimAction, releaseAction, isClaiming, take }
}

function caseForm(id: string): FormData {
  const form = new FormData()
  form.set('id', id)
  return form
}
