import type { ReactNode } from 'react'
import { TextField } from '@/components/ui/field'

/** A code that is used once: never filled in again after it was sent. */
export function CodeField(props: { label: string; hint?: ReactNode; problem?: string | undefined }) {
  return (
    <TextField
      {...props}
      name="code"
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={100}
      required
    />
  )
}
