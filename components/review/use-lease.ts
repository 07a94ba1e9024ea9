'use client'

import { startTransition, useCallback, useEffect, useRef, useState } from 'react'
import { useSend } from '@/components/site/use-send'
import { useHydrated } from '@/components/ui/use-hydrated'
import type { FormState } from '@/lib/form'
import { claim, release } from '@/lib/review/actions'
import { routes } from '@/lib/routes'

const renewEveryMs = 4 * 60_000

/**
 * The viewer's hold on a case: taken on purpose or by starting to decide, renewed while the page is open and visible,
 * given back by a button or on leaving. `until` is null while the viewer does not hold it.
 */
export function useLease(id: string, heldUntil: string | null) {
  const isAlive = useHydrated()
  const [claimed, claimAction, isClaiming] = useSend(claim)
  const [released, releaseAction] = useSend(release)
  const [until, setUntil] = useState(heldUntil)
  const isHeld = useRef(false)
  isHeld.current = until !== null
  const [refused, setRefused] = useState<FormState<unknown>>(
    claimed.status === 'refused' ? claimed : released,
  )
  useEffect(() => {
    // A renewal that did not get through changes nothing: the next one may.
    if (isHeld.current && isUnheard(claimed)) return
    if (claimed.status === 'done') setUntil(claimed.value.expiresAt)
    if (claimed.status === 'refused' && !isUnheard(claimed)) setUntil(null)
    setRefused(claimed)
  }, [claimed])
  useEffect(() => {
    if (released.status === 'done') setUntil(null)
    if (released.status !== 'idle') setRefused(released)
  }, [released])

  // What is done while the page comes alive is sent once it is: only then a request that fails is no lost page.
  const isWanted = useRef(false)
  const take = useCallback(() => {
    isWanted.current = !isAlive
    if (isAlive) startTransition(() => claimAction(caseForm(id)))
  }, [isAlive, claimAction, id])
  const latest = useRef(take)
  latest.current = take

  // A reload gives the case back while the new page already shows it as held.
  useEffect(() => {
    if (isAlive && (isHeld.current || isWanted.current)) take()
  }, [isAlive, take])

  useEffect(() => {
    const renew = setInterval(() => {
      if (isHeld.current && document.visibilityState === 'visible') latest.current()
    }, renewEveryMs)
    const giveBack = () => {
      if (isHeld.current) navigator.sendBeacon(routes.releaseCase(), caseForm(id))
    }
    const takeBack = (event: PageTransitionEvent) => {
      if (event.persisted && isHeld.current) latest.current()
    }
    window.addEventListener('pagehide', giveBack)
    window.addEventListener('pageshow', takeBack)
    return () => {
      clearInterval(renew)
      window.removeEventListener('pagehide', giveBack)
      window.removeEventListener('pageshow', takeBack)
      giveBack()
    }
  }, [id])

  return { until, refused, claimAction, releaseAction, isClaiming, take }
}

function isUnheard(state: FormState<unknown>): boolean {
  return state.status === 'refused' && state.refusal === 'unavailable'
}

function caseForm(id: string): FormData {
  const form = new FormData()
  form.set('id', id)
  return form
}
