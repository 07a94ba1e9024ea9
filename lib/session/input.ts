import { z } from 'zod'
import { optional, uuid } from '@/lib/fields'

/** One session of a person, or without one all of them. */
export const endSessionsInput = z.strictObject({ personId: uuid(), sessionId: optional(uuid()) })
export type EndSessionsInput = z.infer<typeof endSessionsInput>

/** One of one's own sessions, or without one all but that which asks. */
export const endOwnInput = z.strictObject({ sessionId: optional(uuid()) })
export type EndOwnInput = z.infer<typeof endOwnInput>
