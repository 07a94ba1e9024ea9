import { optional, prose, uuid } from '@/lib/fields'
import { type FlagReason, flagReasonCodes, flagReasons } from '@/lib/flag/reasons'
import { z } from '@/lib/zod'

export const flagTargets = ['comment', 'fact-check'] as const
export type FlagTarget = (typeof flagTargets)[number]

/** A reader's report of a comment or of a published check. */
export const flagInput = z
  .strictObject({
    key: uuid(),
    target: z.enum(flagTargets, { error: 'This cannot be reported. Reload the page and try again.' }),
    id: uuid(),
    reasonCode: z.enum(flagReasonCodes, { error: 'Choose a reason.' }),
    note: optional(prose(1, 1_000)),
  })
  .superRefine(({ reasonCode, note }, context) => {
    const reason: FlagReason | undefined = flagReasons.find(({ code }) => code === reasonCode)
    if (reason?.needsWords && !note)
      context.addIssue({ code: 'custom', path: ['note'], message: 'Say in a few words what is wrong.' })
  })
export type FlagInput = z.infer<typeof flagInput>
