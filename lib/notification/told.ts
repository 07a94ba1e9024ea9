import type { EventKind } from '@/lib/event/kinds'
import type { NotificationKind } from '@/lib/notification/kinds'
import { codePointLength, sliceCodePoints } from '@/lib/text'

/** A notification with what may be shown of it now. */
export type Told = {
  id: string
  kind: NotificationKind
  eventKind: EventKind
  at: string
  isRead: boolean
  /** The name of whoever did it; null when they are no longer here. */
  who: string | null
  article: string | null
  /** Where it is; null when the reader may no longer go there. */
  href: string | null
  /** What was written or is claimed; null when it may not be shown. */
  words: string | null
  /** Why a moderator decided so. */
  reason: string | null
  /** What it tells of is no longer there to be read. */
  isGone: boolean
}

const decided: Partial<Record<EventKind, string>> = {
  'fact-check.published': 'published your check',
  'fact-check.rejected': 'rejected your check',
  'fact-check.retracted': 'retracted your check',
  'occurrence.accepted': 'lets your check be reused',
  'occurrence.declined': 'declined to reuse a check',
}

const aboutYou: Partial<Record<EventKind, string>> = {
  'comment.released': 'let your comment appear',
  'comment.hidden': 'hid your comment',
  'comment.restored': 'let your comment appear again',
  'comment.appeal-refused': 'answered your appeal: the comment stays hidden',
  'person.warned': 'warned you',
  'person.pre-moderated': 'lets your comments wait for a moderator first',
  'person.suspended': 'suspended your account',
  'person.banned': 'banned your account',
  'person.sanction-lifted': 'lifted a sanction of yours',
  'person.appeal-refused': 'answered your appeal: the sanction stays',
}

const ofFollowed: Partial<Record<EventKind, string>> = {
  'occurrence.accepted': 'applied a check here',
  'fact-check.retracted': 'retracted a check that you follow',
}

const ofDrift: Partial<Record<EventKind, string>> = {
  'fact-check.confirmed': 'said that a check holds for the new words',
  'occurrence.confirmed': 'said that a check holds for the new words',
  'fact-check.reattached': 'tied a check to other words',
}

const deeds: Record<NotificationKind, (event: EventKind) => string> = {
  mention: () => 'mentioned you',
  reply: () => 'answered your comment',
  changes: () => 'asked for changes to your check',
  decision: (event) => decided[event] ?? 'decided on your check',
  standing: (event) => aboutYou[event] ?? 'decided about you',
  drift: (event) => ofDrift[event] ?? 'changed words that a check judges',
  check: (event) => ofFollowed[event] ?? 'checked a claim',
  schedule: () => 'could not publish an article when it was due',
  revision: () => 'changed an article that you follow',
  comment: () => 'commented',
}

/** Who did what, in two parts to be set apart: "Lena" and "answered your comment". */
export function deedOf({ who, kind, eventKind }: Pick<Told, 'who' | 'kind' | 'eventKind'>): {
  who: string
  did: string
} {
  return { who: who ?? (kind === 'schedule' ? 'This site' : 'Somebody'), did: deeds[kind](eventKind) }
}

/** What is said where the words themselves may no longer be shown. */
export function goneWords(kind: NotificationKind): string {
  if (kind === 'schedule') return 'This article is no longer there.'
  if (kind === 'revision') return 'This article is no longer public.'
  return kind === 'check' || kind === 'drift'
    ? 'This check is no longer public.'
    : 'This comment is no longer there.'
}

const longest = 220

/** The beginning of a text, at most 220 characters (code points), cut between words where one is near, with an ellipsis. */
export function excerpt(text: string): string {
  if (codePointLength(text) <= longest) return text
  const cut = sliceCodePoints(text, 0, longest)
  const space = cut.lastIndexOf(' ')
  return `${(space > cut.length - 30 ? cut.slice(0, space) : cut).trimEnd()}…`
}

/** Notifications under the day they happened on (UTC), in the order given. */
export function byDay(list: Told[]): { day: string; list: Told[] }[] {
  const days: { day: string; list: Told[] }[] = []
  for (const told of list) {
    const day = told.at.slice(0, 10)
    const last = days.at(-1)
    if (last?.day === day) last.list.push(told)
    else days.push({ day, list: [told] })
  }
  return days
}

const dayInMs = 86_400_000

/** A day (YYYY-MM-DD) as "Today", "Yesterday", or null when its date says it better. In UTC, as all dates here. */
export function nearDay(day: string, now: Date): 'Today' | 'Yesterday' | null {
  const ago = (Date.parse(now.toISOString().slice(0, 10)) - Date.parse(day)) / dayInMs
  return ago === 0 ? 'Today' : ago === 1 ? 'Yesterday' : null
}
