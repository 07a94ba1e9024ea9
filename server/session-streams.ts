import type { IncomingMessage } from 'node:http'
import { decode } from 'next-auth/jwt'
import { sessionCookie } from '@/lib/auth/cookie'
import { env } from '@/lib/env'
import { tokenHash } from '@/lib/session/token-hash'

/**
 * The open streams of each session, so that they end when it does. A session is known by the hash of its secret, which
 * the database announces when it ends.
 */
export class SessionStreams {
  private readonly held = new Map<string, Set<() => void>>()

  /** Ends a stream with its session; call what it returns when the stream has ended otherwise. */
  hold(session: string, cut: () => void): () => void {
    const streams = this.held.get(session) ?? new Set()
    this.held.set(session, streams.add(cut))
    return () => {
      streams.delete(cut)
      if (streams.size === 0 && this.held.get(session) === streams) this.held.delete(session)
    }
  }

  ended(session: string): void {
    for (const cut of [...(this.held.get(session) ?? [])]) cut()
  }

  /** Ends all of them: which sessions have ended may have been missed. Whose has not comes back. */
  allEnded(): void {
    for (const session of [...this.held.keys()]) this.ended(session)
  }
}

/** The session whose cookie a request carries, whether it still stands or not; null without a cookie of ours. */
export async function sessionOf({ headers }: IncomingMessage): Promise<string | null> {
  const { name } = sessionCookie()
  const cookie = headers.cookie
    ?.split('; ')
    .find((one) => one.startsWith(`${name}=`))
    ?.slice(name.length + 1)
  if (!cookie) return null
  const content = await decode({ token: cookie, secret: env().AUTH_SECRET, salt: name }).catch(() => null)
  return typeof content?.session === 'string' ? tokenHash(content.session) : null
}
