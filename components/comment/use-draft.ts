import { useEffect, useState } from 'react'
import { draftPrefix } from '@/components/site/kept-words'
import { useHydrated } from '@/components/ui/use-hydrated'

/**
 * Words being written, kept in this tab for the one who writes them: closing a sheet, a reload or a crash loses none.
 * Nothing is kept while it is not known who that is.
 */
export function useDraft(
  writerId: string | undefined,
  place: string,
  initial: string,
): [string, (text: string) => void] {
  const name = writerId && `${draftPrefix}${writerId}:${place}`
  const [first] = useState(initial)
  const isAlive = useHydrated()
  const [text, setText] = useState(() => (isAlive && read(name)) || first)
  // Where the form came with the page, the first render must be the server's, and the writer is known later.
  useEffect(() => {
    const kept = read(name)
    if (kept) setText((typed) => (typed === first ? kept : typed))
  }, [name, first])
  // What was typed before the writer was known is kept as soon as they are.
  useEffect(() => {
    if (text !== first) keep(name, text)
  }, [name, text, first])
  function change(next: string) {
    setText(next)
    keep(name, next)
  }
  return [text, change]
}

function read(name: string | undefined): string | null {
  try {
    return name ? sessionStorage.getItem(name) : null
  } catch {
    return null
  }
}

function keep(name: string | undefined, text: string): void {
  if (!name) return
  try {
    if (text) sessionStorage.setItem(name, text)
    else sessionStorage.removeItem(name)
  } catch {
    // Storage may be full or forbidden; the words are still in the field.
  }
}
