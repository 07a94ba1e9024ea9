import { createHash } from 'node:crypto'

/** What the database keeps of the secret in a cookie or a link, in base64url: whoever reads it there cannot use it. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
