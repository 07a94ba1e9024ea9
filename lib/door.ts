import 'server-only'
import { z } from 'zod'
import { HashingIsBusy } from '@/lib/auth/hashing-room'
import { isUnreachable } from '@/lib/database-errors'
import { currentExchange, retryAfterSeconds } from '@/lib/exchange'
import { type FormState, type FormValues, formValues, problemsOf } from '@/lib/form'
import type { Viewer } from '@/lib/policy'
import { type Result, refuse, statusOf } from '@/lib/result'

/**
 * The one door for writes: every server action and every route handler that changes something goes through
 * `answerForm` or `answerAnyone`. What the whole request must satisfy (same origin, size) has been settled by
 * `server/gate.ts` before Next.js saw it; without that server nothing is written.
 */
type Write<Input, Value> = {
  form: FormData
  schema: z.ZodType<Input>
  viewer: () => Promise<Viewer | null>
  mutate: (viewer: Viewer, input: Input) => Promise<Result<Value>>
}

/** Viewer, then schema, then the mutation; whatever goes wrong comes back with what was typed. */
export async function answerForm<Input, Value>({
  form,
  schema,
  viewer,
  mutate,
}: Write<Input, Value>): Promise<FormState<Value>> {
  return answerSafely(form, async (values) => {
    const person = await viewer()
    if (!person) return refuse('signed-out')
    const input = schema.safeParse(values)
    return input.success ? mutate(person, input.data) : input.error
  })
}

type OpenWrite<Input, Value> = {
  form: FormData
  schema: z.ZodType<Input>
  mutate: (input: Input) => Promise<Result<Value>>
}

/** As `answerForm`, for the few forms that signed-out people send: signing in and up, and what a link in a mail leads to. */
export async function answerAnyone<Input, Value>({
  form,
  schema,
  mutate,
}: OpenWrite<Input, Value>): Promise<FormState<Value>> {
  return answerSafely(form, async (values) => {
    const input = schema.safeParse(values)
    return input.success ? mutate(input.data) : input.error
  })
}

async function answerSafely<Value>(
  form: FormData,
  write: (values: FormValues) => Promise<Result<Value> | z.ZodError>,
): Promise<FormState<Value>> {
  const exchange = currentExchange()
  if (!exchange) throw new Error('Obelus takes writes only through its own server (npm run up, npm run dev).')
  const values = formValues(form)
  const result = await write(values).catch((error: unknown) => {
    if (isUnreachable(error) || error instanceof HashingIsBusy) return refuse('unavailable')
    throw error
  })
  if (result instanceof z.ZodError) {
    exchange.status = 422
    return { status: 'invalid', problems: problemsOf(result), values }
  }
  if (result.ok) return { status: 'done', value: result.value }
  exchange.status = statusOf(result.refusal)
  if (result.refusal === 'unavailable') exchange.retryAfter = retryAfterSeconds
  return {
    status: 'refused',
    refusal: result.refusal,
    ...(result.detail ? { detail: result.detail } : {}),
    values,
  }
}
