import { createHash, randomBytes } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import { v7 as newId } from 'uuid'
import type { Rows } from './rows.ts'

export type Person = { id: string; cookie: string }

// The name the cookie has over plain HTTP (lib/auth/cookie.ts); also the salt of its encryption.
const cookieName = 'obelus-session'

/** People with a session row and the cookie of a browser that has signed in. */
export async function addPeople(rows: Rows, role: string, count: number, secret: string): Promise<Person[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => addPerson(rows, role, index + 1, secret)))
}

async function addPerson(rows: Rows, role: string, number: number, secret: string): Promise<Person> {
  const id = newId()
  const handle = `bench-${role}-${number}`
  rows.add('user', { id, handle, role, name: `${role} ${number}`, email: `${handle}@bench.example` })
  const token = randomBytes(32).toString('base64url')
  rows.add('sign_in_session', {
    id: newId(),
    user_id: id,
    token_hash: createHash('sha256').update(token).digest('base64url'),
    expires_at: new Date(Date.now() + 86_400_000),
  })
  const content = await encode({ token: { session: token }, secret, salt: cookieName, maxAge: 86_400 })
  return { id, cookie: `${cookieName}=${content}` }
}
