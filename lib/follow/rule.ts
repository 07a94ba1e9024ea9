import type { Follow, Followed, FollowState } from '@/lib/follow/subject'

/** What happens to a following: its person turns it on or off, or they write there, which turns it on by itself. */
export type FollowWish = 'on' | 'off' | 'wrote'

/**
 * What becomes of a following; null when nothing changes. Writing somewhere follows it only where its person has never
 * been asked nor said anything: a no, once said, holds for ever against everything but their own yes, and a yes that
 * was said does not become an automatic one.
 */
export function nextFollow(current: FollowState | null, wish: FollowWish): FollowState | null {
  if (wish === 'wrote') return current ? null : { isOn: true, isAutomatic: true }
  const isOn = wish === 'on'
  if (current && !current.isAutomatic && current.isOn === isOn) return null
  return { isOn, isAutomatic: false }
}

/**
 * What a person follows after writing in these places, as far as it is known: what they have said yes or no to before
 * stays as it is.
 */
export function withWritten(follows: readonly Follow[], places: readonly Followed[]): Follow[] {
  const isKnown = (place: Followed) =>
    follows.some((each) => each.subjectType === place.subjectType && each.subjectId === place.subjectId)
  const added = places.filter((place) => !isKnown(place)).map((place) => ({ ...place, isOn: true }))
  return [...follows, ...added]
}
