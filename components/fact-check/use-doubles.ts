import { useCallback, useRef, useState } from 'react'
import type { TypedSource } from '@/lib/fact-check/typed'
import { doublesAmong } from '@/lib/normalise-url'

/** Which sources lead to the page of an earlier one (its number, from 1), by what stands in the fields now. */
export function useDoubles(sources: TypedSource[]) {
  const fieldset = useRef<HTMLFieldSetElement>(null)
  const [doubles, setDoubles] = useState(() => numbered(sources.map(({ url = '' }) => url)))
  const compare = useCallback(() => {
    const links = fieldset.current?.querySelectorAll<HTMLInputElement>('input[name$=".url"]') ?? []
    setDoubles(numbered(Array.from(links, ({ value }) => value)))
  }, [])
  return { fieldset, doubles, compare }
}

const numbered = (links: string[]) => doublesAmong(links).map((at) => (at === null ? null : at + 1))
