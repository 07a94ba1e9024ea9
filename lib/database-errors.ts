const unreachableCodes = new Set([
  // Prisma: cannot reach, timed out, closed, pool exhausted, transaction could not start
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
  // The same, in the middle of an operation (lib/ended-transactions.ts)
  'P1018',
  // Node
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EPIPE',
  'EHOSTUNREACH',
  'EAI_AGAIN',
  // PostgreSQL: connection exceptions, shutdown, starting up, too many connections, statement and lock time-outs
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  // PostgreSQL: disk full, out of memory
  '53100',
  '53200',
  '57014',
  '55P03',
  // Our own: more passwords wait to be compared than can be soon
  'OBELUS_BUSY',
])

const unreachableWords =
  /connection terminated|timeout exceeded when trying to connect|query read timeout|circuit breaker is open|client has encountered a connection error|server has closed the connection|terminating connection|Can't reach database/i

type Known = {
  code?: unknown
  originalCode?: unknown
  cause?: unknown
  meta?: unknown
  message?: unknown
  errors?: unknown
  driverAdapterError?: unknown
  err?: unknown
}

function* chain(error: unknown, depth = 0): Generator<Known> {
  if (depth > 5 || typeof error !== 'object' || error === null) return
  const known = error as Known
  yield known
  // next-auth puts the error of a sign-in under `cause.err`.
  for (const inner of [known.cause, known.meta, known.driverAdapterError, known.err])
    yield* chain(inner, depth + 1)
  if (Array.isArray(known.errors)) for (const inner of known.errors) yield* chain(inner, depth + 1)
}

/** Whether an error says that the database could not be reached or did not answer in time: try again later. */
export function isUnreachable(error: unknown): boolean {
  for (const link of chain(error)) {
    if (unreachableCodes.has(String(link.code)) || unreachableCodes.has(String(link.originalCode)))
      return true
    if (typeof link.message === 'string' && unreachableWords.test(link.message)) return true
  }
  return false
}

/**
 * Whether nothing at all came back, which costs whoever asks seconds of waiting. A refused connection costs nothing, and
 * a statement that PostgreSQL has stopped, or a full pool, says that it is there.
 */
export function isSilent(error: unknown): boolean {
  for (const { code, originalCode, message } of chain(error)) {
    if (['ETIMEDOUT', 'EHOSTUNREACH', 'P1002'].includes(String(originalCode ?? code))) return true
    if (/due to connection timeout|query read timeout/i.test(String(message))) return true
  }
  return false
}

/** Whether the database stopped a statement that took too long, or waited too long for a lock. */
export function isOverdue(error: unknown): boolean {
  for (const link of chain(error)) {
    if (['57014', '55P03'].includes(String(link.originalCode ?? link.code))) return true
  }
  return false
}

/** Whether the database asks for the transaction to be repeated (deadlock, serialisation failure). */
export function isWriteConflict(error: unknown): boolean {
  for (const link of chain(error)) {
    if (link.code === 'P2034' || ['40001', '40P01'].includes(String(link.originalCode ?? link.code)))
      return true
  }
  return false
}

/** Whether a unique rule of the database refused a row. */
export function isTaken(error: unknown): boolean {
  for (const link of chain(error)) {
    if (link.code === 'P2002' || String(link.originalCode ?? link.code) === '23505') return true
  }
  return false
}
