import { randomBytes, timingSafeEqual } from 'node:crypto'

const kept = globalThis as Record<symbol, unknown>
const name = Symbol.for('obelus.own-secret')

/** What proves that a request to `/api/internal/…` comes from this very process. Never leaves it, new at every start. */
export function ownSecret(): string {
  kept[name] ??= randomBytes(32).toString('base64url')
  return kept[name] as string
}

/** Whether a request carries that proof. */
export function isOwnRequest(request: Request): boolean {
  return isOwnBearer(request.headers.get('authorization'))
}

/** The same by its `Authorization` header. */
export function isOwnBearer(authorization: string | null | undefined): boolean {
  return isOwnSecret(/^Bearer (.+)$/.exec(authorization ?? '')?.[1])
}

export function isOwnSecret(word: string | undefined): boolean {
  const [given, expected] = [Buffer.from(word ?? ''), Buffer.from(ownSecret())]
  return given.length === expected.length && timingSafeEqual(given, expected)
}
