import { Day } from '@/components/annotation/time'

/** The day on which the author of a check wants it looked at again; nothing where there is none. */
export function CheckAgain({ on }: { on: string | null }) {
  if (!on) return null
  return (
    <p className="text-soft">
      To be checked again on <Day on={on} />.
    </p>
  )
}
