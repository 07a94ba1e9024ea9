import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeEach, expect, it, vi } from 'vitest'
import { makeAccount } from '@/lib/account/make-account'
import { db } from '@/lib/db'
import { askToJoin, joinByLink } from '@/lib/join/mutations'
import { askSignInLink } from '@/lib/link/mutations'
import { mailLetter } from '@/lib/mail/mail-letter'
import { findDueMail, giveUpMail } from '@/lib/mail/mutations'
import type { DueMail, Work } from '@/lib/notification/work'
import { askReset } from '@/lib/password/mutations'
import { resetDatabase, testDatabase } from '@/test/database'
import { expectSuccess } from '@/test/factories'
import { withSettings } from '@/test/settings'
import { openEventLog } from './events'
import { startJobs } from './jobs'

const taken: Email[] = []
let refusal: Error | null = null

const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, _session, done) {
    const parts: Buffer[] = []
    stream.on('data', (part: Buffer) => parts.push(part))
    stream.on('end', async () => {
      taken.push(await PostalMime.parse(Buffer.concat(parts)))
      done(refusal)
    })
  },
})

withSettings(async () => {
  await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', done))
  const { port } = smtp.server.address() as AddressInfo
  return { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'Obelus <news@obelus.test>' }
})

afterAll(() => new Promise<void>((done) => smtp.close(done)))

const anna = { email: 'anna@test.example', handle: 'anna', name: 'Anna', password: 'correct horse battery' }

beforeEach(async () => {
  taken.length = 0
  refusal = null
  await resetDatabase()
})

const linkOf = (mail: Email | undefined) =>
  /http:\/\/obelus\.test\/link\/([\w-]{43})$/m.exec(mail?.text ?? '')?.[1]
const onlyLetter = async () => (await db().accountLetter.findFirstOrThrow()).id

it('is mailed once by two who do so at once, in plain words, with a link to this site only', async () => {
  expectSuccess(await askToJoin(anna))
  const id = await onlyLetter()
  expect((await findDueMail(new Date())).letters).toEqual([id])
  const outcomes = await Promise.all([mailLetter(id), mailLetter(id)])
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['busy', 'sent'])
  expect(await mailLetter(id)).toEqual({ outcome: 'nothing' })
  const [mail] = taken
  expect(taken).toHaveLength(1)
  expect(mail?.subject).toBe('Make your account on Obelus')
  expect(mail?.headers.some(({ key }) => key === 'list-unsubscribe')).toBe(false)
  for (const part of [mail?.text, mail?.html])
    expect([...(part ?? '').matchAll(/https?:\/\/[^/"\s]+/g)].map(String)).toEqual(['http://obelus.test'])
  const { email: _, ...person } = anna
  expect(await joinByLink({ ...person, token: linkOf(mail) ?? '' })).toMatchObject({ ok: true })
})

it('carries the same link and name when it is tried again, and is given up in the end', async () => {
  expectSuccess(await askToJoin(anna))
  const id = await onlyLetter()
  refusal = Object.assign(new Error('Come back later.'), { responseCode: 451 })
  expect(await mailLetter(id)).toMatchObject({ outcome: 'later' })
  refusal = null
  expect(await mailLetter(id)).toEqual({ outcome: 'sent' })
  expect(linkOf(taken[0])).toBe(linkOf(taken[1]))
  expect(taken[0]?.messageId).toBe(taken[1]?.messageId)
  expectSuccess(await makeAccount(anna))
  await askReset({ email: anna.email })
  const { id: reset } = await db().accountLetter.findFirstOrThrow({ where: { kind: 'reset' } })
  await giveUpMail({ letter: reset })
  expect(await mailLetter(reset)).toEqual({ outcome: 'nothing' })
})

it('goes to nobody where nobody has the address, nor once its link is over', async () => {
  await askReset({ email: 'nobody@test.example' })
  expect(await mailLetter(await onlyLetter())).toEqual({ outcome: 'nothing' })
  expectSuccess(await askToJoin(anna))
  await db().accountLetter.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } })
  expect((await findDueMail(new Date())).letters).toEqual([])
  expect(taken).toEqual([])
})

it('tells whoever has an account and asks for another that they have one, with nothing that opens it', async () => {
  expectSuccess(await makeAccount(anna))
  expectSuccess(await askToJoin(anna))
  expect(await mailLetter(await onlyLetter())).toEqual({ outcome: 'sent' })
  const [mail] = taken
  expect(mail?.subject).toBe('You have an account on Obelus')
  for (const part of [mail?.text, mail?.html]) {
    expect(part).toContain('http://obelus.test/sign-in')
    expect(part).toContain('http://obelus.test/forgot-password')
    expect(part).not.toContain('/link/')
  }
})

it('carries a link to sign in, to whoever has an account', async () => {
  expectSuccess(await makeAccount(anna))
  for (const email of [anna.email, 'nobody@test.example']) expectSuccess(await askSignInLink({ email }))
  for (const id of (await findDueMail(new Date())).letters) await mailLetter(id)
  expect(taken.map(({ subject, to }) => [subject, to?.[0]?.address])).toEqual([
    ['Sign in to Obelus', anna.email],
  ])
  expect(linkOf(taken[0])).toBeDefined()
})

it('is sent as soon as it is written, without waiting for the next look', async () => {
  const looked: DueMail[] = []
  let looks = 0
  const work = (async (task) => {
    if (task.do === 'find-mail') {
      looks++
      return findDueMail(new Date())
    }
    if (task.do === 'mail' && 'letter' in task.mail) {
      looked.push(task.mail)
      return mailLetter(task.mail.letter)
    }
    return { mail: [], later: [] }
  }) as Work
  const log = openEventLog(testDatabase())
  const jobs = startJobs({ databaseUrl: testDatabase(), isMailing: true, work })
  log.read(jobs)
  try {
    await vi.waitFor(() => log.ask('SELECT 1'), { timeout: 10_000 })
    await vi.waitFor(() => expect(looks).toBe(1), { timeout: 10_000 })
    expectSuccess(await askToJoin(anna))
    await vi.waitFor(() => expect(taken).toHaveLength(1), { timeout: 20_000 })
    expect(looked).toHaveLength(1)
  } finally {
    await jobs.close()
    await log.close()
  }
})
