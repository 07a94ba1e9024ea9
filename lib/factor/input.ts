import { z } from 'zod'

export const typedCode = z.string().min(1, 'Type the code.').max(100)

/** The password, a code of the app or a recovery code, from somebody who is signed in. */
export const confirmInput = z.strictObject({
  proof: z.string().min(1, 'Type your password or a code.').max(1_000),
  next: z.string().max(2_000).optional(),
})
export type ConfirmInput = z.infer<typeof confirmInput>

export const appCodeInput = z.strictObject({ code: typedCode })
export type AppCodeInput = z.infer<typeof appCodeInput>

export const nothingInput = z.strictObject({})
