import { useEffect, useRef } from 'react'
import { useKeysOn } from '@/components/site/use-keys-on'

/** Lets the letter L show the news, unless somebody is writing or has turned letters off. */
export function useNewsKey(isWanted: boolean, onPress: () => void): void {
  const [isOn] = useKeysOn()
  const press = useRef(onPress)
  press.current = onPress
  useEffect(() => {
    if (!isWanted || !isOn) return
    function hear(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== 'l' || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.defaultPrevented || event.repeat || isWriting(event.target)) return
      event.preventDefault()
      press.current()
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [isWanted, isOn])
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  )
}
