import { optional, prose, uuid, version } from '@/lib/fields'
import { caseDecisions } from '@/lib/review/kinds'
import { type Reason, reasonCodes, reasons } from '@/lib/review/reasons'
import { z } from '@/lib/zod'

export const caseInput = z.strictObject({ id: uuid() })
export type CaseInput = z.infer<typeof caseInput>

/** What is decided about, in the version that was read, and what. */
export const judgedFields = {
  id: uuid(),
  version: version(),
  decision: z.enum(caseDecisions, { error: 'Choose what to do with this.' }),
}

/** A decision on what the moderator read, in the version they read, with its reason. */
export const decideInput = z
  .strictObject({
    ...judgedFields,
    reasonCode: z.enum(reasonCodes, { error: 'Choose a reason. The author and the record show it.' }),
    reason: optional(prose(1, 2_000)),
  })
  .superRefine((input, context) => {
    const reason: Reason | undefined = reasons.find(({ code }) => code === input.reasonCode)
    if (!reason?.decisions.includes(input.decision)) {
      context.addIssue({
        code: 'custom',
        path: ['reasonCode'],
        message: 'Choose a reason that fits this decision.',
      })
    } else if (reason.needsWords && !input.reason) {
      context.addIssue({
        code: 'custom',
        path: ['reason'],
        message: 'Say it in your own words: the author needs to know what to do.',
      })
    }
  })
export type DecideInput = z.infer<typeof decideInput>
