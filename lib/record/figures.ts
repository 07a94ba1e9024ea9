import { type Tone, type Verdict, verdictMeanings } from '@/lib/fact-check/verdicts'
import { agreementOf, fewestPairs, kappa, type PairCount } from '@/lib/record/kappa'
import { type CaseKind, type CaseOutcome, caseKinds } from '@/lib/review/kinds'

/** How many weeks the figures may go back, the running one included. */
export const spans = [26, 52, 104] as const
export type Span = (typeof spans)[number]

/** What the database counts for one week, which begins on a Monday (YYYY-MM-DD, UTC). Waiting times are in hours. */
export type CountRow = { week: string; kind: string; outcome: string; verdict: string | null; count: number }
export type WaitRow = { week: string; median: number; p90: number }
export type TurnRow = { week: string; turn: Turn; count: number }
export type PairRow = PairCount & { quarter: string }
export type FigureRows = { counts: CountRow[]; waits: WaitRow[]; turns: TurnRow[]; pairs: PairRow[] }

/** What is done again after it was public: the check retracted or corrected, or the decision changed on appeal. */
export const turns = ['retracted', 'corrected', 'granted'] as const
export type Turn = (typeof turns)[number]

export const tones: Tone[] = ['accurate', 'context', 'misleading', 'false', 'none']

export type Week = {
  from: string
  isRunning: boolean
  decided: number
  /** Hours from coming to the desk to the decision: half of the cases, and nine of ten, took no longer. */
  median: number | null
  p90: number | null
  kinds: Record<CaseKind, number>
  tones: Record<Tone, number>
  turns: Record<Turn, number>
}

/** The agreement of the first two moderators on cases that needed two, over a quarter of a year. */
export type Quarter = { from: string; pairs: number; agreement: number | null; kappa: number | null }

export type Figures = {
  weeks: Week[]
  decisions: { outcome: CaseOutcome; count: number }[]
  verdicts: { verdict: Verdict; count: number }[]
  quarters: Quarter[]
}

const dayMs = 86_400_000

/** The Monday with which the figures begin, so many weeks with the running one back from a moment. */
export function firstMonday(now: Date, weeks: number): Date {
  const today = Math.floor(now.getTime() / dayMs)
  // 1 January 1970 was a Thursday.
  const monday = today - ((today + 3) % 7)
  return new Date((monday - 7 * (weeks - 1)) * dayMs)
}

/** Every week of the span in its order, also those in which nothing happened, and the sums over it. */
export function shapeFigures({ counts, waits, turns, pairs }: FigureRows, now: Date, span: number): Figures {
  const first = firstMonday(now, span).getTime()
  const weeks = Array.from({ length: span }, (_, number): Week => {
    const from = new Date(first + number * 7 * dayMs).toISOString().slice(0, 10)
    const own = counts.filter(({ week }) => week === from)
    const wait = waits.find(({ week }) => week === from)
    return {
      from,
      isRunning: number === span - 1,
      decided: total(own),
      median: wait?.median ?? null,
      p90: wait?.p90 ?? null,
      kinds: countBy(caseKinds, own, ({ kind }) => kind),
      tones: countBy(tones, own.filter(isPublished), ({ verdict }) => toneOf(verdict)),
      turns: countBy(
        turnNames,
        turns.filter(({ week }) => week === from),
        ({ turn }) => turn,
      ),
    }
  })
  return {
    weeks,
    decisions: sums(counts, ({ outcome }) => outcome).map(([outcome, count]) => ({
      outcome: outcome as CaseOutcome,
      count,
    })),
    verdicts: sums(counts.filter(isPublished), ({ verdict }) => verdict ?? '').flatMap(([verdict, count]) =>
      verdict in verdictMeanings ? [{ verdict: verdict as Verdict, count }] : [],
    ),
    quarters: quartersOf(pairs),
  }
}

const turnNames = turns

const isPublished = ({ outcome, verdict }: CountRow) => outcome === 'publish' && verdict !== null
const toneOf = (verdict: string | null) => verdictMeanings[verdict as Verdict]?.tone ?? 'none'
const total = (rows: { count: number }[]) => rows.reduce((sum, { count }) => sum + count, 0)

function countBy<Name extends string, Row extends { count: number }>(
  names: readonly Name[],
  rows: Row[],
  nameOf: (row: Row) => string,
): Record<Name, number> {
  return Object.fromEntries(
    names.map((name) => [name, total(rows.filter((row) => nameOf(row) === name))]),
  ) as Record<Name, number>
}

/** The most frequent first. */
function sums<Row extends { count: number }>(rows: Row[], nameOf: (row: Row) => string): [string, number][] {
  const names = [...new Set(rows.map(nameOf))]
  return Object.entries(countBy(names, rows, nameOf)).sort(([, a], [, b]) => b - a)
}

function quartersOf(pairs: PairRow[]): Quarter[] {
  return [...new Set(pairs.map(({ quarter }) => quarter))].sort().map((from) => {
    const own = pairs.filter(({ quarter }) => quarter === from)
    const count = total(own)
    const isEnough = count >= fewestPairs
    return {
      from,
      pairs: count,
      agreement: isEnough ? agreementOf(own) : null,
      kappa: isEnough ? kappa(own) : null,
    }
  })
}
