import type { FollowState } from '@/lib/follow/subject'

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
