'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { type FormValues, formValues } from '@/lib/form'

const pauseMs = 300

/**
 * What is typed in a form, kept in this browser until it is sent. Where the browser keeps nothing, nothing happens.
 * `quote` are the words the form was opened on: words chosen since the copy was made stand in for those in it.
 */
export function useLocalCopy(name: string, quote: string) {
  const [copy, setCopy] = useState<FormValues | null>(null)
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => setCopy(read(name, quote)), [name, quote])

  const save = useCallback(
    (form: HTMLFormElement) => {
      clearTimeout(waiting.current)
      waiting.current = setTimeout(() => {
        if (form.isConnected) write(name, { quote, values: withoutKey(formValues(new FormData(form))) })
      }, pauseMs)
    },
    [name, quote],
  )

  const forget = useCallback(() => {
    clearTimeout(waiting.current)
    forgetLocalCopy(name)
    setCopy(null)
  }, [name])

  return { copy, save, forget }
}

/** Removes what this browser kept of a form that was sent. */
export function forgetLocalCopy(name: string) {
  try {
    localStorage.removeItem(name)
  } catch {
    // Nothing could be kept here, so nothing is left.
  }
}

type Copy = { quote: string; values: FormValues }

function read(name: string, quote: string): FormValues | null {
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? 'null') as Copy | null
    if (typeof kept?.values !== 'object' || kept.values === null) return null
    return quote && kept.quote !== quote ? { ...kept.values, quote } : kept.values
  } catch {
    return null
  }
}

/** The key of one sending belongs to its page: two tabs with the same words are two forms. */
function withoutKey({ key: _, ...values }: FormValues): FormValues {
  return values
}

function write(name: string, copy: Copy) {
  try {
    localStorage.setItem(name, JSON.stringify(copy))
  } catch {
    // Full or forbidden: the form itself still holds every word.
  }
}
