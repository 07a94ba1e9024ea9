import type { ReactNode } from 'react'

const looks = {
  problem: 'border-false bg-false-wash',
  calm: 'border-rule bg-hover',
  good: 'border-accurate bg-accurate-wash',
} as const

/** A message that stands where the person is looking. A problem is announced at once, anything else politely. */
export function Notice({
  look = 'calm',
  id,
  children,
}: {
  look?: keyof typeof looks
  id?: string
  children: ReactNode
}) {
  return (
    <div
      id={id}
      role={look === 'problem' ? 'alert' : 'status'}
      className={`rounded-lg border-l-4 px-4 py-3 text-sm ${looks[look]}`}
    >
      {children}
    </div>
  )
}
