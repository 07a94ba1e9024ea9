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
    <search className="contents">
      <form action={routes.search()} className="ml-auto flex shrink-0 items-center">
        <input
          ref={field}
          name="q"
          type="search"
          aria-label="Search the site"
          placeholder="Search"
          maxLength={200}
          className="h-9 w-44 rounded-s-lg border border-e-0 border-edge bg-panel px-3 text-sm text-ink placeholder:text-muted max-md:hidden"
        />
        <button
          type="submit"
          aria-label="Search"
          className="flex size-9 items-center justify-center rounded-lg border-edge text-soft hover:bg-hover hover:text-ink max-md:size-11 md:rounded-s-none md:border"
        >
          <Search aria-hidden="true" className="size-4.5" />
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
