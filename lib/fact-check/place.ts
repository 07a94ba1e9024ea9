/** A check that was just sent, and its place in the queue from 1. */
export type Sent = { id: string; place: number }

const rules = new Intl.PluralRules('en', { type: 'ordinal' })
const endings: Record<string, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th' }

/** Counting a place in the queue stops here: whoever is further back learns only that. */
export const countedPlaces = 1000

/** A place in the queue, from 1, in words: "next in the queue", "3rd in the queue". */
export function placeWords(place: number): string {
  if (place <= 1) return 'next in the queue'
  if (place >= countedPlaces) return `more than ${countedPlaces - 1} wait before it`
  return `${place}${endings[rules.select(place)]} in the queue`
}
