import type { ReactNode } from 'react'

/** The key that does the same as the control it stands in; the control says it to assistive technology itself. */
export function Key({ children }: { children: ReactNode }) {
  return (
    <span
      aria-hidden="true"
      className="rounded-md pointer-coarse:hidden border border-b-2 border-current/25 px-1.5 py-px text-xs leading-4 font-semibold whitespace-nowrap opacity-80"
    >
      {children}
    </span>
  )
}
