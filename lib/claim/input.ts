import { z } from 'zod'
import {
  type ReuseDecision,
  type ReuseReasonCode,
  reuseDecisions,
  reuseReasonCodes,
  reuseReasonsFor,
} from '@/lib/claim/reuse'
import { offset, optional, prose, uuid } from '@/lib/fields'

/** A published check for a paragraph, or words in it, at which the same claim stands. `key` makes sending it twice harmless. */
export const proposeInput = z.strictObject({
  key: uuid(),
  factCheckId: uuid(),
  articleId: uuid(),
  paragraphId: uuid(),
  quote: optional(prose(1, 2_000)),
  quoteStart: optional(offset()),
})
export type ProposeInput = z.infer<typeof proposeInput>

export const decideReuseInput = z
  .strictObject({
    id: uuid(),
    decision: z.enum(reuseDecisions, { error: 'Choose whether the check stands here too.' }),
    reasonCode: z.enum(reuseReasonCodes, { error: 'Choose a reason. The proposer and the record show it.' }),
    reason: optional(prose(1, 2_000)),
  })
  .refine(({ decision, reasonCode }) => codesFor(decision).includes(reasonCode), {
    path: ['reasonCode'],
    message: 'Choose a reason that fits this decision.',
  })
export type DecideReuseInput = z.infer<typeof decideReuseInput>

function codesFor(decision: ReuseDecision): ReuseReasonCode[] {
  return reuseReasonsFor(decision).map(({ code }) => code as ReuseReasonCode)
}
