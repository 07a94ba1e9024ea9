import 'server-only'
import { createHmac } from 'node:crypto'

/** The header that says who asks: `t=` the moment in seconds since 1970, `v1=` HMAC-SHA256 of `<t>.<body>` in hex. */
export const signatureHeader = 'obelus-signature'

/** The value of that header. Whoever checks it refuses moments that are minutes away, so that nothing can be replayed. */
export function signatureOf(body: string, secret: string, seconds: number): string {
  const mac = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')
  return `t=${seconds},v1=${mac}`
}
