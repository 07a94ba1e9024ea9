import 'server-only'
import { z } from 'zod'
import { isUnreachable } from '@/lib/database-errors'
import { currentExchange, type Exchange, retryAfterSeconds } from '@/lib/exchange'
import { type FormState, type FormValues, formValues, hasTwice, problemsOf } from '@/lib/form'
import type { LimitName } from '@/lib/limit/limits'
import { takeTurn, takeTurnHere } from '@/lib/limit/turns'
import type { Viewer } from '@/lib/policy'
import { type Refused, type Result, refuse, statusOf } from '@/lib/result'

/**
 * The one door for writes: every server action and every route handler that changes something goes through
 * `answerForm` or `answerAnyone`. What the whole request must satisfy (same origin, a form, UTF-8, size) has been settled
 * by `server/gate.ts` before Next.js saw it; without that server nothing is written.
 */
type Write<Input, Value> = {
  /** What a server action was called with, or the request of a route handler. */
  form: FormData | Request
  schema: z.ZodType<Input>
  viewer: () => Promise<Viewer | null>
  /** What this counts as (`lib/limit/limits.ts`). */
  limit?: LimitName
  mutate: (viewer: Viewer, input: Input) => Promise<Result<Value>>
}

/** Viewer, then schema, then the limit, then the mutation; whatever goes wrong comes back with what was typed. */
export async function answerForm<Input, Value>({
  form,
  schema,
  viewer,
  limit = 'write',
  mutate,
}: Write<Input, Value>): Promise<FormState<Value>> {
  return answerSafely(form, async (values) => {
    const person = await viewer()
    if (!person) return refuse('signed-out')
    const input = schema.safeParse(values)
    if (!input.success) return input.error
    const result = (await takeTurn(limit, person.id)) ?? (await mutate(person, input.data))
    return isHeldBack(person, result) ? refuse('factor-needed') : result
  })
}

/** Whoever has a role in name only is told what it waits for, and not that there is nothing here. */
function isHeldBack({ heldRole }: Viewer, result: Result<unknown>): boolean {
  return heldRole !== undefined && !result.ok && /^(not-found|forbidden)$/.test(result.refusal)
}

type OpenWrite<Input, Value> = {
  form: FormData | Request
  schema: z.ZodType<Input>
  /** Counts it, and refuses what is too often. */
  turn?: (input: Input) => Promise<Refused | null>
  mutate: (input: Input) => Promise<Result<Value>>
}

/** As `answerForm`, for the few forms that signed-out people send: signing in and up, and what a link in a mail leads to. */
export async function answerAnyone<Input, Value>({
  form,
  schema,
  turn = () => takeTurnHere('open'),
  mutate,
}: OpenWrite<Input, Value>): Promise<FormState<Value>> {
  return answerSafely(form, async (values) => {
    const input = schema.safeParse(values)
    if (!input.success) return input.error
    return (await turn(input.data)) ?? mutate(input.data)
  })
}

async function answerSafely<Value>(
  sent: FormData | Request,
  write: (values: FormValues) => Promise<Result<Value> | z.ZodError>,
): Promise<FormState<Value>> {
  const exchange = currentExchange()
  if (!exchange) throw new Error('Obelus takes writes only through its own server (npm run up, npm run dev).')
  exchange.atDoor = true
  const form = await readForm(sent)
  if (!form || hasTwice(form)) return answerRefused(exchange, refuse('malformed'), {})
  const values = formValues(form)
  const result = await write(values).catch((error: unknown) => {
    if (isUnreachable(error)) return refuse('unavailable')
    throw error
  })
  if (result instanceof z.ZodError) {
    exchange.status = 422
    return { status: 'invalid', problems: problemsOf(result), values }
  }
  return result.ok ? { status: 'done', value: result.value } : answerRefused(exchange, result, values)
}

/** Null where there is no form: anybody can call an action with whatever they like, and send what cannot be read. */
async function readForm(sent: unknown): Promise<FormData | null> {
  if (sent instanceof FormData) return sent
  if (!(sent instanceof Request)) return null
  return sent.formData().catch(() => null)
}

function answerRefused(exchange: Exchange, { refusal, detail }: Refused, values: FormValues) {
  exchange.status = statusOf(refusal)
  if (refusal === 'unavailable') exchange.retryAfter = retryAfterSeconds
  if (detail?.seconds) exchange.retryAfter = detail.seconds
  return { status: 'refused' as const, refusal, ...(detail ? { detail } : {}), values }
}
