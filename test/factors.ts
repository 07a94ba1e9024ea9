import { TOTP } from 'otpauth'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { beginApp, finishApp } from '@/lib/factor/mutations'
import { findNewApp } from '@/lib/factor/queries'
import { addPasskey } from '@/lib/passkey/mutations'
import { askForNewPasskey } from '@/lib/passkey/offers'
import type { Viewer } from '@/lib/policy'
import { findSession, startSession } from '@/lib/session/mutations'
import type { Session } from '@/lib/session/session'
import { anAuthenticator } from '@/test/authenticator'
import { expectSuccess } from '@/test/factories'

/** Somebody signed in just now, or so long ago that they have to show once more who they are. */
export async function aSession(person: Viewer, { isConfirmed = true } = {}): Promise<Session> {
  const session = await findSession(await startSession(person.id, 'Firefox'))
  if (!session) throw new Error('A session that was just opened is there.')
  if (isConfirmed) return session
  const confirmedAt = new Date(Date.now() - 11 * 60_000)
  await db().signInSession.update({ where: { id: session.id }, data: { confirmedAt } })
  return { ...session, isConfirmed }
}

/** What an app shows, so many half-minutes from now. */
export function codeOf(secret: string, steps = 0): string {
  return new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 })
}

/** A session whose person has an app, with its secret and the recovery codes that came with it. */
export async function withApp(session: Session): Promise<{ secret: string; codes: string[] }> {
  expectSuccess(await beginApp(session))
  const { secret } = (await findNewApp(session.viewer)) ?? {}
  if (!secret) throw new Error('An app that is being set up has a secret.')
  // Of the half-minute before, so that the present code is still to be used.
  const { codes } = expectSuccess(await finishApp(session, { code: codeOf(secret, -1) }))
  return { secret, codes: codes ?? [] }
}

/** An authenticator that keeps a passkey of the session's person. */
export async function withPasskey(session: Session, name = 'Laptop') {
  const authenticator = anAuthenticator(env().OBELUS_URL)
  const { options } = expectSuccess(await askForNewPasskey(session.viewer))
  const answer = authenticator.create(options.challenge)
  const { codes } = expectSuccess(await addPasskey(session, { answer, name }))
  return { authenticator, codes }
}
