import type { AuthorStanding, CaseKind } from '@/lib/review/kinds'

/** What makes a case more or less pressing than others that came when it did. */
export type Pressure = {
  kind: CaseKind
  /** A moderator has said that it may do great harm. */
  isHighHarm: boolean
  /** Open reports by readers. */
  reports: number
  /** How many people follow where it stands. */
  reach: number
  authorStanding: AuthorStanding
}

/** One reason for the place of a case in the queue: its words, and what it counts, in hours of waiting. */
export type Why = { words: string; hours: number }

const mostHours = { reports: 24, reach: 12 }

/**
 * Why a case stands before or behind others that have waited as long. Every reason counts as so many hours of waiting:
 * a case with three reports stands where it would stand without them twelve hours later. So nothing is ever overtaken
 * for good, the order never changes while nothing happens, and it can be said in a sentence.
 */
export function pressing({ kind, isHighHarm, reports, reach, authorStanding }: Pressure): Why[] {
  const all: Why[] = [
    { words: 'may do great harm', hours: isHighHarm ? 24 : 0 },
    {
      words: reports === 1 ? '1 report' : `${reports} reports`,
      hours: Math.min(4 * reports, mostHours.reports),
    },
    { words: 'readers see a verdict on words that changed', hours: kind === 'drift' ? 12 : 0 },
    { words: 'an appeal', hours: kind === 'appeal' ? 12 : 0 },
    {
      words: `${reach} followers`,
      hours: reach < 10 ? 0 : Math.min(4 * Math.floor(Math.log10(reach)), mostHours.reach),
    },
    { words: 'its author is new here', hours: authorStanding === 'new' ? 2 : 0 },
    { words: 'its author’s work is often rejected', hours: authorStanding === 'often-rejected' ? -4 : 0 },
  ]
  return all.filter(({ hours }) => hours !== 0)
}

const hourInMs = 3_600_000

/** When a case would have come if only waiting counted: what the queue is ordered by, the earliest first. */
export function rankOf(openedAt: Date, pressure: Pressure): Date {
  const hours = pressing(pressure).reduce((sum, why) => sum + why.hours, 0)
  return new Date(openedAt.getTime() - hours * hourInMs)
}

/** How many decided cases an author has, and how many of them were turned down. */
export type Decided = { decided: number; rejected: number }

/** From when a record says anything: three decided cases; from when it can be called bad, or good. */
const enough = { any: 3, bad: 5, good: 10 }

/** What an author's record says. Few cases say nothing: one rejection of two must not mark anybody. */
export function standingOf({ decided, rejected }: Decided): AuthorStanding {
  if (decided < enough.any) return 'new'
  const share = rejected / decided
  if (decided >= enough.bad && share >= 0.3) return 'often-rejected'
  return decided >= enough.good && share <= 0.1 ? 'trusted' : 'regular'
}
