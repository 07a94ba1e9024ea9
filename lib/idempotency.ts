import 'server-only'
import type { Transaction } from '@/lib/db'
import type { Viewer } from '@/lib/policy'
import type { Result } from '@/lib/result'
import type { Prisma } from '@/prisma/client/client'

/**
 * Does a create once for each person and key, however often and however simultaneously its form arrives: the
 * second waits for the first's transaction and gets its answer. A refusal stores nothing and may be tried again.
 */
export async function once<Value extends Prisma.InputJsonValue>(
  tx: Transaction,
  viewer: Viewer,
  key: string,
  kind: string,
  create: () => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const claimed = await tx.$executeRaw`
    INSERT INTO idempotency_key (user_id, key, kind, answer) VALUES (${viewer.id}::uuid, ${key}::uuid, ${kind}, 'null')
    ON CONFLICT DO NOTHING`
  if (claimed === 0) {
    const earlier = await tx.idempotencyKey.findUniqueOrThrow({
      where: { userId_key: { userId: viewer.id, key } },
    })
    return { ok: true, value: earlier.answer as Value }
  }
  const result = await create()
  const where = { userId_key: { userId: viewer.id, key } }
  if (result.ok)
    await tx.idempotencyKey.update({ where, data: { answer: result.value }, select: { key: true } })
  else await tx.idempotencyKey.delete({ where, select: { key: true } })
  return result
}
