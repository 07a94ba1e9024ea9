import { prose, uuid, version } from '@/lib/fields'
import { reasonsFor } from '@/lib/review/reasons'
import { z } from '@/lib/zod'

/** Why a published check may be taken back. That its author asked for it is for moderators to say. */
export const retractionReasons = reasonsFor('retract')
export const ownRetractionReasons = retractionReasons.filter(({ code }) => code !== 'author-asked')

const codes = retractionReasons.map(({ code }) => code)

/** A published check to be taken back, in the version that was read, with a code and words: readers see both. */
export const retractInput = z.strictObject({
  id: uuid(),
  version: version(),
  reasonCode: z.enum(codes, { error: 'Choose a reason. Readers see it.' }),
  reason: prose(3, 2_000, { short: 'Say it in your own words: readers see them beside the struck check.' }),
})
export type RetractInput = z.infer<typeof retractInput>
