import { spawn } from 'node:child_process'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { deleteComment } from '@/lib/comment/mutations'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { lastDigest } from '@/lib/mail/digest-time'
import { mailLetter } from '@/lib/mail/mail-letter'
import { findDueMail, giveUpMail, mailDigest, mailNotification } from '@/lib/mail/mutations'
import { openNotification, saveChoices, stopMail } from '@/lib/notification/mutations'
import { readLog } from '@/lib/notification/reader'
import type { Work } from '@/lib/notification/work'
import type { Viewer } from '@/lib/policy'
import { resetDatabase, sql, testDatabase } from '@/test/database'
import { aComment, anArticle, aPerson, aSanction, expectSuccess, type TestArticle } from '@/test/factories'
import { withSettings } from '@/test/settings'
import { startJobs } from './jobs'
import { type MailQueue, openMailQueue } from './mail-queue'

/** What the mail server has taken, and what it answers to the next one. */
const taken: Email[] = []
let onMail: () => Promise<void> = async () => {}
const open: MailQueue[] = []

const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, _session, done) {
    const parts: Buffer[] = []
    stream.on('data', (part: Buffer) => parts.push(part))
    stream.on('end', async () => {
      try {
        const mail = await PostalMime.parse(Buffer.concat(parts))
        await onMail()
        taken.push(mail)
        done()
      } catch (error) {
        done(error as Error)
      }
    })
  },
})

let article: TestArticle
let writer: Viewer
let hearer: Viewer

withSettings(async () => {
  await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', done))
  const { port } = smtp.server.address() as AddressInfo
  return { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'Obelus <news@obelus.test>' }
})

afterAll(() => new Promise<void>((done) => smtp.close(done)))

beforeEach(async () => {
  taken.length = 0
  onMail = async () => {}
  await resetDatabase()
  await readLog(true)
  article = await anArticle()
  writer = await aPerson()
  hearer = await aPerson()
})

afterEach(async () => {
  for (const queue of open.splice(0)) await queue.close()
})

function refuseWith(responseCode: number, message: string) {
  onMail = async () => {
    throw Object.assign(new Error(message), { responseCode })
  }
}

/** Someone is named in a comment. */
async function writeNaming(body = 'Look at *this*, <b>please</b>.') {
  await aComment(writer, article, { body: `${body}\n\n@${hearer.handle}` })
}

/** The notification that tells of it. */
async function naming(body?: string): Promise<string> {
  await writeNaming(body)
  await readLog(true)
  const { id } = await db().notification.findFirstOrThrow({ orderBy: { id: 'desc' } })
  return id
}

const rowOf = (id: string) => db().notification.findUniqueOrThrow({ where: { id } })
const header = (mail: Email | undefined, key: string) => mail?.headers.find((one) => one.key === key)?.value
const lapse = () => sql("UPDATE notification SET mail_claimed_at = mail_claimed_at - interval '3 minutes'")

const work = (async (task) => {
  if (task.do === 'read-log') return readLog(true)
  if (task.do === 'find-mail') return findDueMail(new Date())
  if (task.do === 'mail') {
    if ('letter' in task.mail) return mailLetter(task.mail.letter)
    return 'id' in task.mail ? mailNotification(task.mail.id) : mailDigest(task.mail)
  }
  if (task.do === 'give-up') await giveUpMail(task.mail)
  return {}
}) as Work

async function aQueue(limit = 2): Promise<MailQueue> {
  const queue = await openMailQueue({
    databaseUrl: testDatabase(),
    work,
    retries: { limit, delaySeconds: 0 },
  })
  open.push(queue)
  return queue
}

describe('a mail at once', () => {
  it('has both parts, links to this site only, and says how to stop it', async () => {
    const id = await naming()
    expect(await mailNotification(id)).toEqual({ outcome: 'sent' })
    const [mail] = taken
    expect(mail?.from).toMatchObject({ name: 'Obelus', address: 'news@obelus.test' })
    expect(mail?.to).toMatchObject([{ address: `${hearer.handle}@test.example` }])
    expect(mail?.subject).toContain(`${writer.name} mentioned you · Council agrees`)
    expect(mail?.text).toContain('> Look at this, <b>please</b>.')
    expect(mail?.html).toContain('Look at this, &lt;b&gt;please&lt;/b&gt;.')
    for (const part of [mail?.text, mail?.html]) {
      expect(part).toContain(`http://obelus.test/articles/${article.slug}/p/`)
      expect(part?.match(/https?:\/\/[^/\s"<]+/g)?.filter((site) => site !== 'http://obelus.test')).toEqual(
        [],
      )
    }
    expect(mail?.html).not.toMatch(/<img|<script|src=|url\(/)
    expect(mail?.messageId).toBe(`<notification.${id}@obelus.test>`)
    expect(header(mail, 'auto-submitted')).toBe('auto-generated')
    expect(header(mail, 'list-id')).toBe('<notifications.obelus.test>')
    expect(header(mail, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
    expect(header(mail, 'list-unsubscribe')).toMatch(/^<http:\/\/obelus\.test\/api\/unsubscribe\/[\w.-]+>$/)
    expect(await rowOf(id)).toMatchObject({ mailClaimedAt: null, mailFailedAt: null })
    expect((await rowOf(id)).mailedAt).not.toBeNull()
  })

  it('is one mail when another worker takes it meanwhile, or when it is asked for again', async () => {
    const id = await naming()
    let meanwhile: unknown
    onMail = async () => {
      meanwhile = await mailNotification(id)
    }
    expect(await mailNotification(id)).toEqual({ outcome: 'sent' })
    expect(meanwhile).toEqual({ outcome: 'busy' })
    expect(await mailNotification(id)).toEqual({ outcome: 'nothing' })
    expect(taken).toHaveLength(1)
  })

  it.each<[string, (id: string) => Promise<unknown>]>([
    ['its words were deleted', async () => deleteFirstComment()],
    ['its reader was banned', () => aSanction(hearer, 'ban')],
    [
      'its reader switched it off',
      () => saveChoices(hearer, [{ kind: 'mention', inApp: true, mail: 'off' }]),
    ],
  ])('is not sent when %s meanwhile', async (_, happen) => {
    const id = await naming()
    await happen(id)
    expect(await mailNotification(id)).toEqual({ outcome: 'nothing' })
    expect(taken).toEqual([])
    expect((await rowOf(id)).mail).toBe('off')
  })
})

async function deleteFirstComment() {
  const { id } = await db().comment.findFirstOrThrow()
  expectSuccess(await deleteComment(writer, { id, version: 1 }))
}

describe('the daily mail', () => {
  const until = () => new Date(Date.now() + 60_000).toISOString()
  const digest = () => mailDigest({ userId: hearer.id, until: until() })

  beforeEach(async () => {
    await saveChoices(hearer, [{ kind: 'mention', inApp: true, mail: 'daily' }])
  })

  it('gathers what has not been read, once', async () => {
    const read = await naming('Read already')
    expectSuccess(await openNotification(hearer, { id: read }))
    for (const words of ['First words', 'Second words']) await naming(words)
    expect(await digest()).toEqual({ outcome: 'sent' })
    expect(await digest()).toEqual({ outcome: 'nothing' })
    expect(taken).toHaveLength(1)
    expect(taken[0]?.subject).toBe('2 things are new for you on Obelus')
    expect(taken[0]?.text).toMatch(/First words[\s\S]*Second words/)
    expect(taken[0]?.text).not.toContain('Read already')
    expect(taken[0]?.messageId).toBe(`<digest.${hearer.id}.${until().slice(0, 10)}@obelus.test>`)
  })

  it('is due at its hour, for those who have something', async () => {
    await naming()
    const hour = 60 * 60 * 1000
    const due = lastDigest(new Date(Date.now() + 24 * hour), 6)
    expect((await findDueMail(new Date(due.getTime() - 1))).digests).toEqual([])
    expect((await findDueMail(due)).digests).toEqual([{ userId: hearer.id, until: due.toISOString() }])
  })

  it('is not sent when everything was read or is gone', async () => {
    await naming()
    await deleteFirstComment()
    expect(await digest()).toEqual({ outcome: 'nothing' })
    expect(taken).toEqual([])
  })
})

describe('the queue', () => {
  it('tries again what the mail server could not take', async () => {
    const id = await naming()
    const queue = await aQueue()
    await queue.add([{ id }])
    refuseWith(451, 'Try again later')
    onMail = failOnce(onMail)
    await queue.drain()
    expect(taken).toHaveLength(1)
    expect((await rowOf(id)).mailedAt).not.toBeNull()
  })

  it('gives up what is refused for good, visibly, without trying again', async () => {
    const id = await naming()
    const said = vi.spyOn(console, 'error').mockImplementation(() => {})
    refuseWith(550, 'No such person someone@example.org')
    const queue = await aQueue()
    await queue.add([{ id }])
    await queue.drain()
    expect(await rowOf(id)).toMatchObject({
      mailedAt: null,
      mailProblem: expect.stringContaining('No such person'),
    })
    expect(said.mock.calls.flat().join()).toContain(id)
    expect(said.mock.calls.flat().join()).not.toContain('someone@')
    onMail = async () => {}
    await queue.add([{ id }])
    await queue.drain()
    expect(await mailNotification(id)).toEqual({ outcome: 'nothing' })
    expect(taken).toEqual([])
  })

  it('gives up what fails again and again', async () => {
    const id = await naming()
    const said = vi.spyOn(console, 'error').mockImplementation(() => {})
    refuseWith(421, 'Not now')
    const queue = await aQueue(1)
    await queue.add([{ id }])
    await queue.drain()
    expect((await rowOf(id)).mailFailedAt).not.toBeNull()
    expect((await findDueMail(new Date())).mail).toEqual([])
    expect(said).toHaveBeenCalledOnce()
  })

  it('sends each mail once when two processes add and send all of them', async () => {
    const ids: string[] = []
    for (let n = 0; n < 6; n++) ids.push(await naming(`Words ${n}`))
    const queues = await Promise.all([aQueue(), aQueue()])
    const { mail } = await findDueMail(new Date())
    expect(mail).toEqual(ids)
    await Promise.all(
      queues.map(async (queue) => {
        await queue.add(mail.map((id) => ({ id })))
        await queue.drain()
      }),
    )
    expect(taken.map(({ messageId }) => messageId).sort()).toEqual(
      ids.map((id) => `<notification.${id}@obelus.test>`).sort(),
    )
  })
})

function failOnce(fail: () => Promise<void>): () => Promise<void> {
  let isFirst = true
  return async () => {
    if (isFirst) {
      isFirst = false
      await fail()
    }
  }
}

describe('the jobs of a process', () => {
  it('mail what the log says as soon as they are woken, and go on when the database has cut their line', async () => {
    const jobs = startJobs({ databaseUrl: testDatabase(), isMailing: true, work })
    try {
      for (const words of ['First', 'Second']) {
        await writeNaming(words)
        jobs.announced(notice)
        await vi.waitFor(() => expect(taken.at(-1)?.text).toContain(words), { timeout: 15_000 })
        await sql(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'obelus jobs'",
        )
      }
      expect(taken).toHaveLength(2)
    } finally {
      await jobs.close()
    }
  })

  it('mail what a process that died had told of but not queued', async () => {
    await naming('Left behind')
    const jobs = startJobs({ databaseUrl: testDatabase(), isMailing: true, work })
    await vi.waitFor(() => expect(taken).toHaveLength(1), { timeout: 15_000 })
    await jobs.close()
  })

  it('touch no queue where no mail is sent', async () => {
    const asked: string[] = []
    const jobs = startJobs({
      databaseUrl: 'postgresql://nowhere.invalid/none',
      isMailing: false,
      work: (async (task) => {
        asked.push(task.do)
        return { told: 1, mail: [], hasMore: asked.length < 3 }
      }) as Work,
    })
    await vi.waitFor(() => expect(asked).toHaveLength(3))
    await jobs.close()
    expect(new Set(asked)).toEqual(new Set(['read-log', 'end-accounts', 'publish-due']))
  })
})

const notice = {
  id: '1',
  kind: 'comment.created',
  subjectType: 'comment',
  subjectId: '',
  articleId: null,
  actorId: null,
  slug: null,
}

describe('a process that is killed while it hands over a mail', () => {
  it('leaves it claimed; later it is sent under the same name', async () => {
    const id = await naming()
    const arrived = new Promise<void>((done) => {
      onMail = () => {
        done()
        return new Promise(() => {})
      }
    })
    const child = spawn(
      process.execPath,
      [
        '--conditions=react-server',
        '--import',
        'tsx',
        fileURLToPath(new URL('../test/mail-one.ts', import.meta.url)),
        id,
      ],
      {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, SMTP_URL: env().SMTP_URL, MAIL_FROM: env().MAIL_FROM },
      },
    )
    const ended = new Promise((done) => child.once('exit', done))
    await arrived
    child.kill('SIGKILL')
    await ended
    onMail = async () => {}
    expect(await mailNotification(id)).toEqual({ outcome: 'busy' })
    expect((await findDueMail(new Date())).mail).toEqual([])
    await lapse()
    expect((await findDueMail(new Date())).mail).toEqual([id])
    expect(await mailNotification(id)).toEqual({ outcome: 'sent' })
    expect(taken.map(({ messageId }) => messageId)).toEqual([`<notification.${id}@obelus.test>`])
  })
})

describe('the link that stops a mail', () => {
  const tokenOf = (mail: Email | undefined) =>
    /unsubscribe\/([^>]+)>/.exec(header(mail, 'list-unsubscribe') ?? '')?.[1] ?? ''

  it('ends that kind of mail for that person, also what waits, twice as well as once', async () => {
    await mailNotification(await naming())
    const waiting = await naming()
    const token = tokenOf(taken[0])
    const results = await Promise.all([stopMail({ token }), stopMail({ token })])
    expect(results.map(({ ok }) => ok)).toEqual([true, true])
    expect(await mailNotification(waiting)).toEqual({ outcome: 'nothing' })
    const later = await naming()
    expect(await rowOf(later)).toMatchObject({ isListed: true, mail: 'off' })
    expect(taken).toHaveLength(1)
  })

  it('does nothing when it was made up or changed', async () => {
    await mailNotification(await naming())
    const token = tokenOf(taken[0])
    const [, what, signature] = token.split('.')
    const forged = [
      '',
      'x',
      `${writer.id}.${what}.${signature}`,
      `${hearer.id}.reply.${signature}`,
      token.slice(0, -1),
      `${token}.`,
    ]
    for (const token of forged) expect(await stopMail({ token })).toMatchObject({ refusal: 'not-found' })
    expect(await db().notificationChoice.count()).toBe(0)
  })
})
