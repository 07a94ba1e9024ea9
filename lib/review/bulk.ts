import { optional, prose } from '@/lib/fields'
import { isId } from '@/lib/ids'
import type { Refusal, RefusalDetail } from '@/lib/result'
import { type DecideInput, judgedFields } from '@/lib/review/input'
import type { CaseDecision, CaseKind, CaseSubject } from '@/lib/review/kinds'
import { type Reason, type ReasonCode, reasonCodes, reasons, reasonsFor } from '@/lib/review/reasons'
import { z } from '@/lib/zod'

/** The most cases that are decided together. */
export const mostInBulk = 100

/** What can be done with many at once: let the words go, or let them be. */
export const bulkDeeds = ['hide', 'leave'] as const
export type BulkDeed = (typeof bulkDeeds)[number]

/** The deed that an address names; hiding, which is what bulk is for, where it names none. */
export function bulkDeedOf(word: unknown): BulkDeed {
  return bulkDeeds.find((deed) => deed === word) ?? 'hide'
}

/**
 * What a deed is for a case of a kind: held comments and reported ones are hidden; left alone, a held comment is shown
 * and reports are dismissed. Null for what is decided one by one: checks, reuses and appeals.
 */
export function bulkDecision(deed: BulkDeed, kind: CaseKind, subject: CaseSubject): CaseDecision | null {
  if (subject !== 'comment' || kind === 'appeal')
    return kind === 'flag' && deed === 'leave' ? 'dismiss' : null
  if (deed === 'hide') return 'hide'
  return kind === 'flag' ? 'dismiss' : 'show'
}

/** Whether a case can be decided together with others at all. */
export function isBulky(kind: CaseKind, subject: CaseSubject): boolean {
  return bulkDeeds.some((deed) => bulkDecision(deed, kind, subject) !== null)
}

/** The reasons that fit every decision that a deed may be. */
export function bulkReasons(deed: BulkDeed): Reason[] {
  if (deed === 'hide') return reasonsFor('hide')
  return reasonsFor('dismiss').filter(({ decisions }) => decisions.includes('show'))
}

type Chosen = Pick<DecideInput, 'id' | 'version' | 'decision'>

/** Cases as a form carries them: "id:version:decision", with commas between. */
export function writeChosen(chosen: Chosen[]): string {
  return chosen.map(({ id, version, decision }) => `${id}:${version}:${decision}`).join(',')
}

const lost = 'This list has come apart. Go back to the queue and select the cases again.'

const each = z.strictObject(judgedFields)

function readChosen(text: string): Chosen[] | null {
  const parts = text.split(',').map((part) => {
    const [id, version, decision] = part.split(':')
    return each.safeParse({ id, version, decision })
  })
  return parts.every((part) => part.success) ? parts.map((part) => part.data as Chosen) : null
}

/** One reason for many decisions, each of which it must fit. */
export const decideManyInput = z
  .strictObject({
    cases: z.string({ error: lost }).transform((text, context) => {
      const chosen = readChosen(text)
      if (chosen && chosen.length <= mostInBulk) return chosen
      context.addIssue(lost)
      return z.NEVER
    }),
    reasonCode: z.enum(reasonCodes, { error: 'Choose a reason. The authors and the record show it.' }),
    reason: optional(prose(1, 2_000)),
  })
  .superRefine(({ cases, reasonCode, reason: words }, context) => {
    const reason: Reason | undefined = reasons.find(({ code }) => code === reasonCode)
    if (!cases.every(({ decision }) => reason?.decisions.includes(decision)))
      context.addIssue({
        code: 'custom',
        path: ['reasonCode'],
        message: 'Choose a reason that fits all of them.',
      })
    else if (reason?.needsWords && !words)
      context.addIssue({
        code: 'custom',
        path: ['reason'],
        message: 'Say it in your own words for the authors.',
      })
  })
export type DecideManyInput = z.infer<typeof decideManyInput>

/** The decisions that a form for many stands for, each case once. */
export function decisionsIn({ cases, reasonCode, reason }: DecideManyInput): DecideInput[] {
  const once = [...new Map(cases.map((one) => [one.id, one])).values()]
  return once.map((one) => ({ ...one, reasonCode: reasonCode as ReasonCode, reason }))
}

/** What became of one of many. */
export type BulkOutcome =
  | { id: string; isDone: true }
  | { id: string; isDone: false; refusal: Refusal; detail?: RefusalDetail }

/** One of many cases to be decided together, with what would happen to it. */
export type BulkCase = {
  id: string
  kind: CaseKind
  version: number
  words: string
  author: string | null
  article: string | null
  paragraph: number | null
  reports: number
  /** Whether everyone can read the words now. */
  isShown: boolean
  /** What would be decided; null where nothing can be, and then why not. */
  decision: CaseDecision | null
  obstacle: string | null
}

/** The cases that an address names, each once, at most `mostInBulk`. */
export function chosenIds(asked: string | string[] | undefined): string[] {
  const ids = typeof asked === 'string' ? [asked] : (asked ?? [])
  return [...new Set(ids.filter(isId))].slice(0, mostInBulk)
}
