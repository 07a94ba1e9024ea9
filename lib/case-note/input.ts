import { prose, uuid } from '@/lib/fields'
import { z } from '@/lib/zod'

export const noteInput = z.strictObject({
  key: uuid(),
  id: uuid(),
  body: prose(1, 2_000, { short: 'Write the note first.' }),
})
export type NoteInput = z.infer<typeof noteInput>
