import 'server-only'
import { createHash } from 'node:crypto'
import { lastly, type Transaction } from '@/lib/db'
import { often } from '@/lib/often'
import type { Viewer } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'
import { Prisma } from '@/prisma/client/client'

/**
 * Does a create once for each person and key, however often and however simultaneously its form arrives: the
 * second waits for the first's transaction and gets its answer. The same key with other words is refused as a
 * conflict, so that nobody takes words for stored that are not. A refusal stores nothing and may be tried again. A
 * key is remembered for two days, longer than any form is resent.
 */
export async function once<Value extends Prisma.InputJsonValue>(
  tx: Transaction,
  viewer: Viewer,
  input: { key: string },
  kind: string,
  create: () => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const { key } = input
  const digest = createHash('sha256').update(JSON.stringify(input)).digest('base64url')
  const claimed = await tx.$executeRaw`${often}
    WITH old AS (
      DELETE FROM idempotency_key WHERE user_id = ${viewer.id}::uuid AND created_at < now() - interval '2 days'
    )
    INSERT INTO idempotency_key (user_id, key, kind, digest, answer)
    VALUES (${viewer.id}::uuid, ${key}::uuid, ${kind}, ${digest}, 'null')
    ON CONFLICT DO NOTHING`
  const where = { userId_key: { userId: viewer.id, key } }
  if (claimed === 0) {
    const earlier = await tx.idempotencyKey.findUniqueOrThrow({ where })
    if (earlier.kind !== kind || earlier.digest !== digest) return refuse('sent-before')
    return succeed(earlier.answer as Value)
  }
  const result = await create()
  if (result.ok)
    lastly(
      tx,
      () => Prisma.sql`
        UPDATE idempotency_key SET answer = ${JSON.stringify(result.value)}::jsonb
        WHERE user_id = ${viewer.id}::uuid AND key = ${key}::uuid`,
    )
  else await tx.idempotencyKey.delete({ where, select: { key: true } })
  return result
}
