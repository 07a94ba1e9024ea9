'use client'

import { useSyncExternalStore } from 'react'

const name = 'obelus:keys'
const listeners = new Set<() => void>()
let chosen: boolean | undefined

/** Whether single letters decide here: on, unless this person turned them off in this browser. */
export function useKeysOn(): [boolean, (isOn: boolean) => void] {
  return [useSyncExternalStore(subscribe, isOn, () => true), choose]
}

function isOn(): boolean {
  chosen ??= read() !== 'off'
  return chosen
}

function choose(next: boolean): void {
  chosen = next
  try {
    localStorage.setItem(name, next ? 'on' : 'off')
  } catch {
    // Where nothing is kept the choice holds until the page is left.
  }
  for (const listener of listeners) listener()
}

function read(): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
