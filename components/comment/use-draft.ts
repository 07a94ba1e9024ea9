import { useEffect, useState } from 'react'
import { useHydrated } from '@/components/ui/use-hydrated'

const prefix = 'obelus-draft:'

/** Words being written, kept in this tab: closing a sheet, a reload or a crash loses none of them. */
export function useDraft(name: string, initial: string): [string, (text: string) => void] {
  const isAlive = useHydrated()
  const [text, setText] = useState(() => (isAlive && read(name)) || initial)
  // Where the form came with the page, the first render must be the server's.
  useEffect(() => {
    const kept = read(name)
    if (kept) setText(kept)
  }, [name])
  function change(next: string) {
    setText(next)
    keep(name, next)
  }
  return [text, change]
}

function read(name: string): string | null {
  try {
    return sessionStorage.getItem(prefix + name)
  } catch {
    return null
  }
}

function keep(name: string, text: string): void {
  try {
    if (text) sessionStorage.setItem(prefix + name, text)
    else sessionStorage.removeItem(prefix + name)
  } catch {
    // Storage may be full or forbidden; the words are still in the field.
  }
}
