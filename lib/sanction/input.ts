import { credentialFields } from '@/lib/account/input'
import { count, optional, prose, uuid } from '@/lib/fields'
import { sanctionKinds, sanctionOf } from '@/lib/sanction/kinds'
import { z } from '@/lib/zod'

const reason = prose(1, 1_000, { short: 'Say why. The person reads it, and the record shows it.' })

/** The longest span of a sanction that ends by itself, in days: ten years. */
export const mostDays = 3_650

/** What is done about a person, why, and for how many days; without days it lasts until it is lifted. */
export const issueInput = z
  .strictObject({
    key: uuid(),
    personId: uuid(),
    kind: z.enum(sanctionKinds, { error: 'Choose what to do.' }),
    days: optional(count(1).pipe(z.int().max(mostDays, { error: `Choose at most ${mostDays} days.` }))),
    reason,
  })
  .refine(({ kind, days }) => days === undefined || sanctionOf(kind).hasSpan, {
    error: 'A warning has no span: it stands until it is read. Leave the days empty.',
    path: ['days'],
  })
  .refine(({ kind, days }) => kind !== 'suspension' || days !== undefined, {
    error: 'Say for how many days. For good is a ban.',
    path: ['days'],
  })
export type IssueInput = z.infer<typeof issueInput>

export const liftInput = z.strictObject({ id: uuid(), reason })
export type LiftInput = z.infer<typeof liftInput>

export const acknowledgeInput = z.strictObject({ id: uuid() })
export type AcknowledgeInput = z.infer<typeof acknowledgeInput>

const words = prose(1, 2_000, { short: 'Say what is wrong with the decision.' })

export const appealInput = z.strictObject({ id: uuid(), words })
export type AppealInput = z.infer<typeof appealInput>

/** The appeal of a banned person, who cannot sign in. */
export const appealBanInput = z.strictObject({ ...credentialFields, words })
export type AppealBanInput = z.infer<typeof appealBanInput>
