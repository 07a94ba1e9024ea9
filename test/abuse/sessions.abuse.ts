import { createHash, createHmac } from 'node:crypto'
import { hashSync } from '@node-rs/argon2'
import { decode, encode } from 'next-auth/jwt'
import { describe, expect } from 'vitest'
import { newId, type Person } from '@/e2e/fixtures'
import { type Answer, callAction } from '@/e2e/role-matrix/ask'
import { makePerson } from '@/e2e/role-matrix/people'
import type { Role } from '@/lib/policy'
import { ask } from '@/test/faults/client'
import { abuse, dose, type Stage } from './stage'

const name = 'obelus-session'
const password = 'a password of mine'
const passwordHash = hashSync(password, { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 })

type Session = { person: Person; cookie: string; value: string; answer: Answer }
type Kit = {
  signIn: (person?: Person, had?: string) => Promise<Session>
  /** Whether a cookie opens what is only for those who are signed in. */
  opens: (cookie: string) => Promise<boolean>
  call: (cookie: string, action: string, fields: Record<string, string>) => Promise<Answer>
  make: (role?: Role) => Promise<Person>
  stage: Stage
}

function kitOf(stage: Stage): Kit {
  const { own, database, article, actions } = stage
  const reader: Person = { id: newId(), handle: 'nobody', name: 'Nobody', role: 'member' }
  const make = (role: Role = 'member') => makePerson(database, role, passwordHash)
  async function call(cookie: string, name: string, fields: Record<string, string>) {
    const action = actions.find((one) => one.name === name)
    if (!action) throw new Error(`The build has no ${name}.`)
    // At a page that knows it: where Next.js hands an action on, the cookies that it sets are lost.
    return callAction(own.url, action, { cookie, article, owner: reader }, fields)
  }
  return {
    stage,
    make,
    call,
    opens: async (cookie) =>
      (await ask(`${own.url}/settings`, { headers: cookie ? { cookie } : {} }))?.status === 200,
    async signIn(given, had = '') {
      const person = given ?? (await make())
      const answer = await call(had, 'account.enter', { email: `${person.handle}@test.example`, password })
      const set = answer.headers.getSetCookie().find((one) => one.startsWith(`${name}=`))
      const value = /=([^;]+)/.exec(set ?? '')?.[1] ?? ''
      return { person, value, cookie: `${name}=${value}`, answer }
    },
  }
}

const secret = () => process.env.AUTH_SECRET ?? ''
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const seal = (token: object, how: { secret?: string; salt?: string; maxAge?: number } = {}) =>
  encode({ token, secret: secret(), salt: name, ...how })
async function tokenIn({ value }: Session): Promise<string> {
  const content = await decode({ token: value, secret: secret(), salt: name })
  return String(content?.session)
}
const flipped = (text: string, at: number) =>
  text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1)

/** Cookies that nobody was given, from one that somebody was. */
const forged: Record<string, (session: Session) => Promise<string> | string> = {
  'an empty one': () => '',
  'a made-up one': () => newId(),
  'one with another letter in its head': ({ value }) => flipped(value, 5),
  'one with another letter in its middle': ({ value }) => flipped(value, Math.floor(value.length / 2)),
  'one with another letter in its seal': ({ value }) => flipped(value, value.length - 5),
  'one without its seal': ({ value }) => value.split('.').slice(0, -1).join('.'),
  'one sealed with another secret': async (session) =>
    seal({ session: await tokenIn(session) }, { secret: 'x'.repeat(43) }),
  'one sealed for another cookie': async (session) =>
    seal({ session: await tokenIn(session) }, { salt: 'other' }),
  'one that has run out': async (session) => seal({ session: await tokenIn(session) }, { maxAge: -3_600 }),
  'one without a signature (alg none)': async (session) =>
    `${base64({ alg: 'none', typ: 'JWT' })}.${base64({ session: await tokenIn(session) })}.`,
  'one signed in place of sealed (HS256)': async (session) => {
    const words = `${base64({ alg: 'HS256', typ: 'JWT' })}.${base64({ session: await tokenIn(session) })}`
    return `${words}.${createHmac('sha256', secret()).update(words).digest('base64url')}`
  },
  'its secret, bare': tokenIn,
  'what the database keeps of it, sealed': async (session) =>
    seal({
      session: createHash('sha256')
        .update(await tokenIn(session))
        .digest('base64url'),
    }),
  'the id of a person, sealed': ({ person }) => seal({ session: person.id, sub: person.id, role: 'admin' }),
  'no text, sealed': () => seal({ session: { not: '' } as unknown as string }),
  'nothing, sealed': ({ person }) => seal({ sub: person.id }),
}

/** What ends a session, so that whoever kept a copy of its cookie has nothing. */
const endings: Record<string, (kit: Kit, session: Session) => Promise<unknown>> = {
  'signing out': (kit, { cookie }) => kit.call(cookie, 'account.signOut', {}),
  'signing in once more in the same browser': (kit, { person, cookie }) => kit.signIn(person, cookie),
  'signing in as somebody else in the same browser': (kit, { cookie }) => kit.signIn(undefined, cookie),
  'another password': async (kit, { person }) => {
    const { cookie } = await kit.signIn(person)
    await kit.call(cookie, 'password.savePassword', {
      current: password,
      password: 'another password of mine',
    })
  },
  'its owner, from another browser': async (kit, { person }) =>
    kit.call((await kit.signIn(person)).cookie, 'session.signOutElsewhere', {}),
  'an admin': async (kit, { person }) =>
    kit.call((await kit.signIn(await kit.make('admin'))).cookie, 'session.signThemOut', {
      personId: person.id,
    }),
  'a ban': async (kit, { person }) => sanction(kit, person, { kind: 'ban' }),
  'a suspension': async (kit, { person }) => sanction(kit, person, { kind: 'suspension', days: '1' }),
  'another role': async (kit, { person }) => {
    const { cookie } = await kit.signIn(await kit.make('admin'))
    await kit.call(cookie, 'account.giveRole', { personId: person.id, role: 'moderator', from: 'member' })
  },
  'asking for the account to be deleted': async (kit, { cookie }) =>
    kit.call(cookie, 'leaving.deleteAccount', { password }),
  'its whole time': ({ stage }, { person }) =>
    stage.database("UPDATE sign_in_session SET expires_at = now() - interval '1 second' WHERE user_id = $1", [
      person.id,
    ]),
  'two weeks without use': ({ stage }, { person }) =>
    stage.database(
      "UPDATE sign_in_session SET last_seen_at = now() - interval '15 days' WHERE user_id = $1",
      [person.id],
    ),
  'an hour without use, of a moderator': async ({ stage }, { person }) => {
    await stage.database(`UPDATE "user" SET role = 'moderator' WHERE id = $1`, [person.id])
    await stage.database(
      "UPDATE sign_in_session SET last_seen_at = now() - interval '61 minutes' WHERE user_id = $1",
      [person.id],
    )
  },
}

async function sanction(kit: Kit, person: Person, more: Record<string, string>) {
  const { cookie } = await kit.signIn(await kit.make('admin'))
  return kit.call(cookie, 'sanction.sanction', {
    key: newId(),
    personId: person.id,
    reason: 'So it is.',
    ...more,
  })
}

/** What holds of a session that lives. */
const living: Record<string, (kit: Kit) => Promise<void>> = {
  'a cookie that was there before signing in is worth nothing after it': async (kit) => {
    const planted = await kit.signIn()
    const { cookie, value } = await kit.signIn(undefined, planted.cookie)
    expect(value).not.toBe(planted.value)
    expect([await kit.opens(cookie), await kit.opens(planted.cookie)]).toEqual([true, false])
  },
  'the cookie is for no script, and for no form of another site': async (kit) => {
    const { answer } = await kit.signIn()
    const set = answer.headers.getSetCookie().find((one) => one.startsWith(`${name}=`))
    expect(set).toMatch(/; *HttpOnly/i)
    expect(set).toMatch(/; *SameSite=Lax/i)
    expect(set).toMatch(/; *Path=\//i)
  },
  'two browsers are two sessions, and ending the others ends one': async (kit) => {
    const one = await kit.signIn()
    const other = await kit.signIn(one.person)
    expect([await kit.opens(one.cookie), await kit.opens(other.cookie)]).toEqual([true, true])
    await kit.call(one.cookie, 'session.signOutElsewhere', {})
    expect([await kit.opens(one.cookie), await kit.opens(other.cookie)]).toEqual([true, false])
  },
  'nobody ends the session of somebody else': async (kit) => {
    const [mine, theirs] = [await kit.signIn(), await kit.signIn()]
    const [session] = await kit.stage.database<{ id: string }>(
      'SELECT id FROM sign_in_session WHERE user_id = $1',
      [theirs.person.id],
    )
    await kit.call(mine.cookie, 'session.signOutElsewhere', { sessionId: session?.id ?? '' })
    expect((await kit.call(mine.cookie, 'session.signThemOut', { personId: theirs.person.id })).status).toBe(
      404,
    )
    expect(await kit.opens(theirs.cookie)).toBe(true)
  },
  'a copied cookie is the same session: its owner sees one, and ends both': async (kit) => {
    const { cookie, person } = await kit.signIn()
    const headers = { cookie, 'user-agent': 'Thief/1.0' }
    expect((await ask(`${kit.stage.own.url}/settings`, { headers }))?.status).toBe(200)
    await kit.call((await kit.signIn(person)).cookie, 'session.signOutElsewhere', {})
    expect((await ask(`${kit.stage.own.url}/settings`, { headers }))?.status).toBe(307)
  },
  'no answer holds the cookie or its secret': async (kit) => {
    const session = await kit.signIn()
    const token = await tokenIn(session)
    for (const path of [
      '/settings',
      '/settings/sessions',
      '/api/viewer',
      '/mine',
      '/mine/export/json',
      kit.stage.article.url,
    ])
      for (const headers of [{}, { rsc: '1' }] as Record<string, string>[]) {
        const answer = await ask(kit.stage.own.url + path, {
          headers: { cookie: session.cookie, ...headers },
        })
        expect(answer?.text).not.toContain(session.value)
        expect(answer?.text).not.toContain(token)
      }
  },
}

describe('sessions', () => {
  abuse(
    'A18',
    'a cookie is worth what its session is, and no session outlives what ends it',
    async (stage) => {
      const kit = kitOf(stage)
      const honest = await kit.signIn()
      expect(await kit.opens(honest.cookie), 'an honest cookie').toBe(true)
      for (const [what, forge] of Object.entries(forged))
        expect(await kit.opens(`${name}=${await forge(honest)}`), what).toBe(false)
      expect(await kit.opens(`${name}=x; ${name}=y`), 'two that are none').toBe(false)
      expect(await kit.opens(honest.cookie), 'the honest one afterwards').toBe(true)
      const ends = Object.entries(endings)
      // The journeys of accounts and the tests of sessions know the others, too.
      for (const [what, end] of dose(ends, ends.slice(0, 5))) {
        const session = await kit.signIn()
        expect(await kit.opens(session.cookie), `before ${what}`).toBe(true)
        await end(kit, session)
        expect(await kit.opens(session.cookie), `after ${what}`).toBe(false)
        const said = await kit.call(session.cookie, 'comment.postComment', {
          key: newId(),
          articleId: stage.article.id,
          paragraphId: stage.article.paragraphs[0]?.id ?? '',
          body: 'Said after the end.',
        })
        expect(said.status, `writing after ${what}`).toBe(401)
      }
      for (const holds of Object.values(living)) await holds(kit)
      const cases = [
        Object.keys(forged).length,
        dose(ends, ends.slice(0, 5)).length,
        Object.keys(living).length,
      ]
      return {
        dose: `${cases[0]} forged cookies, ${cases[1]} ends, ${cases[2]} of living sessions`,
        outcome: 'none opens anything it should not; after each end the next request is answered 401',
      }
    },
  )
})
