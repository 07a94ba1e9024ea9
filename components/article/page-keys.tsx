'use client'

import { useEffect } from 'react'
import { useKeysOn } from '@/components/site/use-keys-on'

/** Single letters move through the article, unless someone is typing or turned them off. */
export function PageKeys() {
  const [areOn] = useKeysOn()
  useEffect(() => {
    if (!areOn) return
    function onKeyDown(event: KeyboardEvent) {
      const { key, target } = event
      // Held down, a key walks on; it does not open the same thing again and again.
      if (key.length > 1 || !(event.repeat ? 'jknp' : 'jknpcfoh?').includes(key)) return
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTaken(target)) return
      event.preventDefault()
      void import('@/components/article/page-actions').then(({ act }) => act(key))
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [areOn])
  return null
}

/** Whether keys belong to something else: a field, a list, a dialog. */
function isTaken(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable], [role=dialog]') !== null
  )
}
