import { z } from 'zod'
import { email, handle, newPassword } from '@/lib/account/fields'
import { line } from '@/lib/fields'

export const askToJoinInput = z.strictObject({ email, next: z.string().max(2_000).optional() })
export type AskToJoinInput = z.infer<typeof askToJoinInput>

/** What an account is made of, beside the address that the link was mailed to. */
export const joinByLinkInput = z.strictObject({
  token: z.string().max(100),
  handle,
  name: line(1, 80),
  password: newPassword,
})
export type JoinByLinkInput = z.infer<typeof joinByLinkInput>
