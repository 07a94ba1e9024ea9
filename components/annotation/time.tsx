import { dayOf, exactTime } from '@/lib/dates'

/** A moment as its day, with the exact time on hover. */
export function Time({ at }: { at: string }) {
  return (
    <time dateTime={at} title={exactTime(at)}>
      {dayOf(at)}
    </time>
  )
}

/** A calendar date without a time of day. */
export function Day({ on }: { on: string }) {
  return <time dateTime={on}>{dayOf(on)}</time>
}
