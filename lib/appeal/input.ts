import { prose, uuid } from '@/lib/fields'
import { z } from '@/lib/zod'

export const appealTargets = ['fact-check', 'comment'] as const
export type AppealTarget = (typeof appealTargets)[number]

/** An objection to the rejection of one's check or the hiding of one's comment, in words. `key` makes sending it twice harmless. */
export const appealInput = z.strictObject({
  key: uuid(),
  target: z.enum(appealTargets),
  id: uuid(),
  words: prose(10, 2_000, { short: 'Say in a sentence or two why the decision is wrong.' }),
})
export type AppealInput = z.infer<typeof appealInput>
