import { createCipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { TOTP } from 'otpauth'
import { anAuthenticator } from '../../test/authenticator'
import { authSecret } from '../environment'
import { newId } from '../fixtures'
import type { Sql } from './people'

/** What people sign in with besides a password, as `lib/factor` and `lib/passkey` keep it. */

const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const key = (use: string) => Buffer.from(hkdfSync('sha256', authSecret(), '', use, 32))
const hash = (word: string) => createHash('sha256').update(word).digest('base64url')

/** An app, in use or still being set up; gives the code that it shows now. */
export async function addApp(sql: Sql, userId: string, isInUse: boolean): Promise<string> {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key('obelus authenticator app'), nonce)
  cipher.setAAD(Buffer.from(userId))
  const content = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  const sealed = Buffer.concat([nonce, cipher.getAuthTag(), content]).toString('base64url')
  await sql(
    `INSERT INTO authenticator_app (user_id, sealed_secret, confirmed_at)
     VALUES ($1, $2, CASE WHEN $3 THEN now() END)`,
    [userId, sealed, isInUse],
  )
  return codeNow()
}

/** What such an app shows. */
export function codeNow(): string {
  return new TOTP({ secret }).generate()
}

type Purpose = 'sign-in' | { add: string } | { confirm: string }

function challenge(purpose: Purpose): string {
  const content = Buffer.concat([randomBytes(16), Buffer.alloc(6)])
  content.writeUIntBE(Math.floor(Date.now() / 1_000) + 300, 16, 6)
  const seal = createHmac('sha256', key('obelus passkey challenge'))
  const words = seal.update(JSON.stringify(purpose)).update(content).digest()
  return Buffer.concat([content, words]).toString('base64url')
}

/** Gives somebody a passkey, and what it answers to a challenge. */
export async function answerOf(sql: Sql, site: string, userId: string, purpose: Purpose): Promise<string> {
  const authenticator = anAuthenticator(site)
  await sql(
    `INSERT INTO passkey (id, user_id, credential_id, public_key, name) VALUES ($1, $2, $3, $4, 'Laptop')`,
    [newId(), userId, authenticator.id, authenticator.publicKey],
  )
  return JSON.stringify(authenticator.answer(challenge(purpose)))
}

/** What the browser sends of a passkey that it has just made. */
export function newPasskey(site: string, userId: string): string {
  return JSON.stringify(anAuthenticator(site).create(challenge({ add: userId })))
}

/** Somebody who has done the first step, with the cookie of their browser and a code for the second. */
export async function halfway(sql: Sql, userId: string): Promise<{ cookie: string; code: string }> {
  const code = '0123-4567-89ab-cdef-ghjk-mnpq'
  const token = randomBytes(32).toString('base64url')
  await sql('INSERT INTO recovery_code (user_id, code_hash) VALUES ($1, $2)', [userId, hash(code)])
  await sql(
    "INSERT INTO half_sign_in (id, user_id, token_hash, expires_at) VALUES ($1, $2, $3, now() + interval '5 minutes')",
    [newId(), userId, hash(token)],
  )
  return { cookie: `obelus-halfway=${token}`, code }
}
