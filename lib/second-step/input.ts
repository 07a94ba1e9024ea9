import { z } from 'zod'
import { typedCode } from '@/lib/factor/input'

/** A code of the app or a recovery code, after the first step. */
export const secondStepInput = z.strictObject({ code: typedCode, next: z.string().max(2_000).optional() })
export type SecondStepInput = z.infer<typeof secondStepInput>
