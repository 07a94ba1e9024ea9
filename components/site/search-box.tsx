'use client'

import { Search } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useKeysOn } from '@/components/site/use-keys-on'
import { routes } from '@/lib/routes'

/** Searching from every page: a field where there is room, the way to it where there is none. `/` leads there too. */
export function SearchBox() {
  const field = useRef<HTMLInputElement>(null)
  const [areOn] = useKeysOn()
  useEffect(() => {
    if (!areOn) return
    function onKeyDown(event: KeyboardEvent) {
      const { key, target, ctrlKey, metaKey, altKey, isComposing } = event
      if (key !== '/' || ctrlKey || metaKey || altKey || isComposing || isTaken(target)) return
      event.preventDefault()
      const fields = [document.querySelector<HTMLElement>('#search-words'), field.current]
      const shown = fields.find((each) => each?.checkVisibility())
      if (shown) shown.focus()
      else location.assign(routes.search())
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [areOn])
  return (
    <search className="site-search">
      <form action={routes.search()}>
        <input
          ref={field}
          name="q"
          type="search"
          aria-label="Search the site"
          placeholder="Search"
          maxLength={200}
        />
        <button type="submit" aria-label="Search">
          <Search aria-hidden="true" size={18} />
        </button>
      </form>
    </search>
  )
}

/** Whether the key belongs to something else: a field, a dialog, or the desk, which has a search of its own. */
function isTaken(target: EventTarget | null): boolean {
  if (document.querySelector('#desk-search')) return true
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable], [role=dialog]') !== null
  )
}
