import { useEffect, useState } from 'react'
import { leastTyped, type SimilarClaim } from '@/lib/claim/similar'
import { routes } from '@/lib/routes'

const pauseMs = 350
const none: SimilarClaim[] = []

/** Published claims like what is typed, asked for when typing pauses; an older answer never replaces a newer one. */
export function useSimilar(typed: string, isWanted: boolean): SimilarClaim[] {
  const [claims, setClaims] = useState(none)
  const claim = typed.replace(/\s+/g, ' ').trim()
  const isEnough = isWanted && claim.length >= leastTyped
  useEffect(() => {
    if (!isEnough) return
    const older = new AbortController()
    const timer = setTimeout(() => {
      void find(claim, older.signal).then((found) => found && setClaims(found))
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      older.abort()
    }
  }, [claim, isEnough])
  return isEnough ? claims : none
}

/** Null when no answer came, or offline, where none can: what is shown then stays. */
async function find(claim: string, signal: AbortSignal): Promise<SimilarClaim[] | null> {
  if (navigator.onLine === false) return null
  try {
    const answer = await fetch(routes.similarClaims(claim.slice(0, 400)), { signal, cache: 'no-store' })
    if (!answer.ok) return null
    const { claims }: { claims: SimilarClaim[] } = await answer.json()
    return signal.aborted ? null : claims
  } catch {
    return null
  }
}
