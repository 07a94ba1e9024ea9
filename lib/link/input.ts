import { z } from 'zod'
import { email } from '@/lib/account/fields'

export const askSignInLinkInput = z.strictObject({ email, next: z.string().max(2_000).optional() })
export type AskSignInLinkInput = z.infer<typeof askSignInLinkInput>

export const openByLinkInput = z.strictObject({ token: z.string().max(100) })
export type OpenByLinkInput = z.infer<typeof openByLinkInput>
