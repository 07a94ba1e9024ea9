import { readFileSync } from 'node:fs'
import { hashSync } from '@node-rs/argon2'
import { describe, expect } from 'vitest'
import { newId, type Person } from '@/e2e/fixtures'
import { type Answer, callAction as callAtPage, gather } from '@/e2e/role-matrix/ask'
import { makePerson } from '@/e2e/role-matrix/people'
import { limits } from '@/lib/limit/limits'
import { ask, callAction } from '@/test/faults/client'
import { tally } from './ask'
import { abuse, counted, dose, type Stage } from './stage'

const real = { LIMITS_TIMES: '1', TRUSTED_PROXIES: '127.0.0.1,::1' }
const password = 'a password of mine'
const owner: Person = { id: newId(), handle: 'nobody', name: 'Nobody', role: 'member' }

/** A process with the real numbers, behind a proxy that says where requests come from. */
async function bounded({ own }: Stage) {
  kept ??= own.startBeside(real)
  return kept
}
let kept: ReturnType<Stage['own']['startBeside']> | undefined

const from = (address: string) => ({ 'x-forwarded-for': address })
/** So many addresses of a network that is for documents only, none twice. */
const addressOf = (at: number) =>
  `198.${18 + Math.floor(at / 65_536)}.${Math.floor(at / 256) % 256}.${at % 256}`

async function signIn(
  { article, actions }: Stage,
  site: string,
  fields: Record<string, string>,
  headers: Record<string, string>,
) {
  const action = actions.find(({ name }) => name === 'account.enter')
  if (!action) throw new Error('The build has a way to sign in.')
  return callAtPage(site, action, { cookie: '', article, owner }, fields, headers)
}

const hasEntered = ({ headers }: Answer) =>
  headers.getSetCookie().some((one) => /^obelus-session=.+\./.test(one))

/** How many seconds of a core a process has used. */
function coreSeconds(pid: number): number {
  const [user = 0, system = 0] =
    readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ').slice(11, 13).map(Number) ?? []
  return (user + system) / 100
}

/** Until what was counted in a window is forgotten, in the database and by the process: the clock is set on by hand. */
async function letPass(stage: Stage, site: Awaited<ReturnType<typeof bounded>>, prefix: string) {
  await stage.database('DELETE FROM limit_count WHERE key LIKE $1', [`${prefix}%`])
  await site.restart('SIGTERM')
}

describe('too much', () => {
  abuse(
    'A1',
    'lists of stolen passwords end at so many tries, and the owner still comes in',
    async (stage) => {
      const { database } = stage
      const site = await bounded(stage)
      const victim = await makePerson(
        database,
        'member',
        hashSync(password, { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }),
      )
      const email = `${victim.handle}@test.example`
      const right = await signIn(stage, site.url, { email, password }, from('203.0.113.1'))
      expect(hasEntered(right)).toBe(true)
      const device =
        right.headers
          .getSetCookie()
          .map((one) => one.split(';')[0])
          .find((one) => one?.startsWith('obelus-device')) ?? ''
      await database('DELETE FROM limit_count')
      const told = { pairs: tally(), forged: tally(), account: tally() }
      const guess = (at: number) => ({ email: `stolen-${at}@test.example`, password: `stolen ${at}` })
      const used = coreSeconds(site.pid())
      await gather(
        Array.from({ length: dose(10_000, 120) }, (_, at) => at),
        async (at) => {
          told.pairs.note((await signIn(stage, site.url, guess(at), from('203.0.113.9'))).status)
          return null
        },
      )
      const perTry = (coreSeconds(site.pid()) - used) / dose(10_000, 120)
      const most = limits['sign-in'].windows[0].times
      expect(told.pairs.statuses[401], 'tries that were compared').toBe(most)
      expect(told.pairs.statuses[429]).toBe(dose(10_000, 120) - most)
      // What stands left of the trusted proxy's word was written by whoever asks.
      await gather(
        Array.from({ length: dose(200, 40) }, (_, at) => at),
        async (at) => {
          const chain = from(`${addressOf(at)}, 203.0.113.10`)
          told.forged.note((await signIn(stage, site.url, guess(at), chain)).status)
          return null
        },
      )
      expect(told.forged.statuses[401]).toBe(most)
      await gather(
        Array.from({ length: dose(200, 40) }, (_, at) => at),
        async (at) => {
          told.account.note(
            (await signIn(stage, site.url, { email, password: `guess ${at}` }, from(addressOf(at)))).status,
          )
          return null
        },
      )
      expect(told.account.statuses[401]).toBe(limits['sign-in-account'].windows[0].times)
      const refused = await signIn(stage, site.url, { email, password: 'guess' }, from('203.0.113.11'))
      expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true])
      const known = await signIn(
        stage,
        site.url,
        { email, password },
        { ...from('203.0.113.12'), cookie: device },
      )
      expect(hasEntered(known), 'the owner, from a browser that is known').toBe(true)
      return {
        dose: `${dose(10_000, 120)} pairs from one address, ${dose(200, 40)} with a forged X-Forwarded-For, ${dose(200, 40)} addresses at one account`,
        outcome: `${counted(told.pairs.statuses)}; ${counted(told.forged.statuses)}; ${counted(told.account.statuses)}; ${(perTry * 1_000).toFixed(1)} ms of a core a try; the owner came in`,
      }
    },
    900_000,
  )

  abuse(
    'A15',
    'a flood of comments ends at the limits of its writers, and others go on',
    async (stage) => {
      const { own, article, database, signIn: cookieOf } = stage
      const site = await bounded(stage)
      const write = async (
        cookie: string,
        at: number,
        body = `Buy this ${at} ${newId()} at https://shop-${at}.example/`,
      ) => {
        const fields = {
          key: newId(),
          articleId: article.id,
          paragraphId: article.paragraphs[0]?.id ?? '',
          body,
        }
        const answer = await callAction(site.url, article.url, cookie, {
          file: 'lib/comment/actions.ts',
          name: 'postComment',
          fields,
        })
        return answer?.status ?? 0
      }
      const written = async (person: Person) =>
        (
          await database<{ count: number }>(
            'SELECT count(*)::int AS count FROM comment WHERE author_id = $1',
            [person.id],
          )
        )[0]?.count
      const [perMinute, perDay] = limits.comment.firstDay
      const newcomer = await newPerson(database)
      const cookie = await cookieOf(newcomer)
      const flood = tally()
      const begun = performance.now()
      // A busy machine may need minutes for it, and in each one may write again.
      const inAMinute = () =>
        perMinute.times * (1 + Math.floor((performance.now() - begun) / 1_000 / perMinute.seconds))
      const many = dose(1_000, 30)
      await gather(
        Array.from({ length: many }, (_, at) => at),
        async (at) => {
          flood.note(await write(cookie, at))
          return null
        },
      )
      // A busy machine turns some away (503): those were not written either.
      expect(flood.statuses[200]).toBeLessThanOrEqual(inAMinute())
      expect(flood.statuses[429]).toBeGreaterThan(many / 2)
      expect(await written(newcomer)).toBe(flood.statuses[200])
      let rounds = 1
      // The day of a newcomer, minute by minute.
      for (; rounds * perMinute.times < perDay.times + perMinute.times && !dose(false, true); rounds++) {
        await letPass(stage, site, `comment/${perMinute.times}/${perMinute.seconds}`)
        for (let at = 0; at < perMinute.times + 1; at++) flood.note(await write(cookie, at))
      }
      if (rounds > 1) expect(await written(newcomer)).toBe(perDay.times)

      const accounts = dose(100, 4)
      const crowd = tally()
      const crowdOf = await Promise.all(Array.from({ length: accounts }, () => newPerson(database)))
      await gather(crowdOf, async (person) => {
        const theirs = await cookieOf(person)
        for (let at = 0; at < 10; at++) crowd.note(await write(theirs, at))
        return null
      })
      expect(crowd.statuses[200] ?? 0).toBeLessThanOrEqual(accounts * inAMinute())
      expect(crowd.statuses[429]).toBeGreaterThan(0)
      const farm = Array.from({ length: 100 }, (_, at) => `[a](https://farm-${at}.example/)`).join(' ')
      const farmer = await newPerson(database)
      const farmed = await write(await cookieOf(farmer), 0, farm)
      expect([200, 422]).toContain(farmed)
      const [html = { body_html: '' }] = await database<{ body_html: string }>(
        'SELECT body_html FROM comment WHERE author_id = $1',
        [farmer.id],
      )
      for (const [link] of html.body_html.matchAll(/<a [^>]*>/g)) expect(link).toContain('nofollow ugc')

      const moderator = await makePerson(database, 'moderator')
      const [desk, page] = [
        await ask(`${own.url}/review`, { headers: { cookie: await cookieOf(moderator) } }),
        await ask(`${site.url}${article.url}`),
      ]
      expect([desk?.status, page?.status]).toEqual([200, 200])
      return {
        dose: `${many} comments of a newcomer, ${rounds} minutes of their day, ${accounts} new accounts with 10 each, 100 links in one`,
        outcome: `${counted(flood.statuses)}; ${counted(crowd.statuses)}; links are nofollow ugc; the desk and the article answer`,
      }
    },
    900_000,
  )
})

/** Somebody whose account is of today, as its id tells. */
async function newPerson(database: Stage['database']): Promise<Person> {
  const id = newId()
  const handle = `new-${id.slice(-12)}`
  await database(
    'INSERT INTO "user" (id, email, handle, name, email_verified_at) VALUES ($1, $2, $3, $3, now())',
    [id, `${handle}@test.example`, handle],
  )
  return { id, handle, name: handle, role: 'member' }
}
