import { uuid } from '@/lib/fields'
import { followSubjects } from '@/lib/follow/subject'
import { z } from '@/lib/zod'

/** A person's own yes or no to being told of something. */
export const followInput = z.strictObject({
  subjectType: z.enum(followSubjects, { error: 'This cannot be followed. Reload the page and try again.' }),
  subjectId: uuid(),
  isOn: z
    .enum(['true', 'false'], { error: 'Choose whether to follow.' })
    .transform((word) => word === 'true'),
})
export type FollowInput = z.infer<typeof followInput>
