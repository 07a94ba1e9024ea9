import { useEffect, useState } from 'react'
import type { Suggestion } from '@/lib/mention/person'
import { routes } from '@/lib/routes'

const pauseMs = 120
const none: Suggestion[] = []

/** People for what was typed after an @, asked for when the typing pauses; none while nothing is being typed. */
export function usePeople(articleId: string, typed: string | null): Suggestion[] {
  const [found, setFound] = useState<{ typed: string; people: Suggestion[] } | null>(null)
  useEffect(() => {
    if (typed === null) return
    const leaving = new AbortController()
    const waiting = setTimeout(() => {
      askPeople(articleId, typed, leaving.signal).then(
        (people) => setFound({ typed, people }),
        // Whoever cannot be looked up can still be typed in full.
        () => undefined,
      )
    }, pauseMs)
    return () => {
      clearTimeout(waiting)
      leaving.abort()
    }
  }, [articleId, typed])
  return typed !== null && found?.typed === typed ? found.people : none
}

async function askPeople(articleId: string, typed: string, signal: AbortSignal): Promise<Suggestion[]> {
  const response = await fetch(routes.suggestPeople(articleId, typed), { cache: 'no-store', signal })
  if (!response.ok) throw new Error(String(response.status))
  return response.json()
}
