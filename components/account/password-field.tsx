'use client'

import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { TextField } from '@/components/ui/field'
import { useHydrated } from '@/components/ui/use-hydrated'

type Props = {
  name?: string
  label?: string
  autoComplete: 'current-password' | 'new-password'
  hint?: string
  /** Only ever from this browser: the server sends no password back. */
  typed: string
  problem?: string | undefined
}

export function PasswordField({
  name = 'password',
  label = 'Password',
  autoComplete,
  hint,
  typed,
  problem,
}: Props) {
  const [isShown, setShown] = useState(false)
  const hydrated = useHydrated()
  const Glyph = isShown ? EyeOff : Eye
  return (
    <div className="relative">
      <TextField
        label={label}
        name={name}
        type={isShown ? 'text' : 'password'}
        {...{ autoComplete, hint, problem }}
        defaultValue={typed}
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      {hydrated && (
        <button
          type="button"
          aria-pressed={isShown}
          onClick={() => setShown(!isShown)}
          className="absolute top-0 right-0 inline-flex min-h-6 items-center gap-1.5 text-sm text-soft hover:text-ink"
        >
          <Glyph aria-hidden="true" className="size-4" /> Show
          <span className="sr-only"> {label.toLowerCase()}</span>
        </button>
      )}
    </div>
  )
}
