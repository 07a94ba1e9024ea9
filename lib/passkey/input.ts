import { z } from 'zod'
import { line, uuid } from '@/lib/fields'

const part = z.string().max(4_000)
const shared = {
  id: part,
  rawId: part,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).default({}),
}

/** What the browser hands over as JSON (WebAuthn, 5.1.8), with the parts that are looked at. */
function answerOf<Answer>(schema: z.ZodType<Answer>) {
  return z
    .string()
    .max(20_000)
    .transform((text, context) => {
      const read = schema.safeParse(parse(text))
      if (read.success) return read.data
      context.addIssue({ code: 'custom', message: 'What your browser sent arrived damaged. Try again.' })
      return z.NEVER
    })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const assertion = answerOf(
  z.object({
    ...shared,
    response: z.object({
      clientDataJSON: part,
      authenticatorData: part,
      signature: part,
      userHandle: part.optional(),
    }),
  }),
)
export type Assertion = z.output<typeof assertion>

const attestation = answerOf(
  z.object({
    ...shared,
    response: z.object({
      clientDataJSON: part,
      attestationObject: z.string().max(16_000),
      transports: z.array(z.string().max(40)).max(10).optional(),
    }),
  }),
)
export type Attestation = z.output<typeof attestation>

/** What an authenticator is asked for before or at the second step: any passkey of this site, or one of whoever is halfway in. */
export const offerInput = z.strictObject({ step: z.enum(['first', 'second']) })
export type OfferInput = z.infer<typeof offerInput>

export const offerOwnInput = z.strictObject({ what: z.enum(['add', 'confirm']) })
export type OfferOwnInput = z.infer<typeof offerOwnInput>

const next = z.string().max(2_000).optional()

export const enterInput = z.strictObject({ answer: assertion, next })
export type EnterInput = z.output<typeof enterInput>

export const confirmByPasskeyInput = z.strictObject({ answer: assertion, next })

export const addInput = z.strictObject({ answer: attestation, name: line(1, 60) })
export type AddInput = z.output<typeof addInput>

export const removeInput = z.strictObject({ id: uuid() })
