import { z } from 'zod'
import { email, handle } from '@/lib/account/fields'
import { line, uuid } from '@/lib/fields'

/** What somebody who comes from another site chooses for themselves here. */
export const joinInput = z.strictObject({ email, handle, name: line(1, 80) })
export type JoinInput = z.infer<typeof joinInput>

/** Of what is asked with no field at all. */
export const withoutFields = z.strictObject({})

export const unlinkInput = z.strictObject({ id: uuid() })
export type UnlinkInput = z.infer<typeof unlinkInput>
