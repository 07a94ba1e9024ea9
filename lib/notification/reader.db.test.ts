import pg from 'pg'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { deleteComment, editComment } from '@/lib/comment/mutations'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import type { Decision } from '@/lib/fact-check/life'
import { resubmitFactCheck } from '@/lib/fact-check/mutations'
import { readLog } from '@/lib/notification/reader'
import type { Viewer } from '@/lib/policy'
import { decideCase } from '@/lib/review/mutations'
import { resetDatabase, sql } from '@/test/database'
import {
  aCheck,
  aComment,
  anArticle,
  aPerson,
  aSanction,
  correction,
  expectSuccess,
  newId,
  paragraphOf,
  type TestArticle,
} from '@/test/factories'

let article: TestArticle
let writer: Viewer
let hearer: Viewer

beforeEach(async () => {
  await resetDatabase()
  await readLog(true)
  article = await anArticle()
  writer = await aPerson()
  hearer = await aPerson()
})

/** Who has been told what, in the order of the log: "hearer reply". */
async function told(): Promise<{ userId: string; kind: string; actorId: string | null }[]> {
  while ((await readLog(true)).hasMore);
  const select = { userId: true, kind: true, actorId: true } as const
  return db().notification.findMany({ orderBy: [{ eventId: 'asc' }, { userId: 'asc' }], select })
}

const kindsOf = (rows: { userId: string; kind: string }[], person: Viewer) =>
  rows.filter(({ userId }) => userId === person.id).map(({ kind }) => kind)

type Subject = 'article' | 'paragraph' | 'claim' | 'thread'

function follow(person: Viewer, subjectType: Subject, subjectId: string, state: 'on' | 'auto' | 'no' = 'on') {
  const userId_subjectType_subjectId = { userId: person.id, subjectType, subjectId }
  const data = { isOn: state !== 'no', isAutomatic: state === 'auto' }
  // Writing somewhere has followed it already.
  return db().follow.upsert({
    where: { userId_subjectType_subjectId },
    create: { ...userId_subjectType_subjectId, ...data },
    update: data,
  })
}

function naming(place: TestArticle, change: { parentId?: string } = {}, person = hearer) {
  return aComment(writer, place, { body: `@${person.handle}, look`, ...change })
}

async function decide(checkId: string, decision: Decision, version = 1): Promise<Viewer> {
  const moderator = await aPerson('moderator')
  const reasonCode = decision === 'publish' ? 'sound' : 'other'
  const reason = decision === 'publish' ? {} : { reason: 'Because of the table.' }
  expectSuccess(await decideCase(moderator, { id: checkId, version, decision, reasonCode, ...reason }))
  return moderator
}

describe('a new comment', () => {
  type Relation = (place: { root: string; paragraph: string }) => Promise<unknown>
  it.each<[string, Relation, string[]]>([
    ['has nothing to do with it', async () => {}, []],
    ['follows the thread', ({ root }) => follow(hearer, 'thread', root), ['comment']],
    ['follows the thread by writing', ({ root }) => follow(hearer, 'thread', root, 'auto'), ['comment']],
    ['follows the paragraph', ({ paragraph }) => follow(hearer, 'paragraph', paragraph), ['comment']],
    ['follows only the article', () => follow(hearer, 'article', article.id), []],
    [
      'follows the paragraph but not this thread',
      async ({ root, paragraph }) => {
        await follow(hearer, 'paragraph', paragraph)
        await follow(hearer, 'thread', root, 'no')
      },
      [],
    ],
    [
      'wanted this thread but not its paragraph',
      async ({ root, paragraph }) => {
        await follow(hearer, 'paragraph', paragraph, 'no')
        await follow(hearer, 'thread', root)
      },
      ['comment'],
    ],
    [
      'wrote here and said no to the paragraph',
      async ({ root, paragraph }) => {
        await follow(hearer, 'paragraph', paragraph, 'no')
        await follow(hearer, 'thread', root, 'auto')
      },
      [],
    ],
    [
      'wrote here and said no to the article',
      async ({ root }) => {
        await follow(hearer, 'article', article.id, 'no')
        await follow(hearer, 'thread', root, 'auto')
      },
      [],
    ],
  ])('for someone who %s', async (_, relate, kinds) => {
    const root = await aComment(await aPerson(), article)
    await readLog(true)
    await relate({ root: root.id, paragraph: root.paragraphId })
    await aComment(writer, article, { parentId: root.id })
    const rows = await told()
    expect(kindsOf(rows, hearer)).toEqual(kinds)
    expect(kindsOf(rows, writer)).toEqual([])
  })

  it('tells the author of the comment it answers, once, with the most personal reason', async () => {
    const root = await aComment(hearer, article)
    await follow(hearer, 'thread', root.id, 'auto')
    await follow(hearer, 'paragraph', root.paragraphId, 'auto')
    const answer = await aComment(writer, article, { parentId: root.id })
    expect(await told()).toEqual([{ userId: hearer.id, kind: 'reply', actorId: writer.id }])
    await naming(article, { parentId: root.id })
    expect(kindsOf(await told(), hearer)).toEqual(['reply', 'mention'])
    await aComment(await aPerson(), article, { parentId: answer.id })
    expect(kindsOf(await told(), writer)).toEqual(['reply'])
  })

  it('does not answer someone who left the thread, but reaches them by name', async () => {
    const root = await aComment(hearer, article)
    await follow(hearer, 'thread', root.id, 'no')
    const answer = await aComment(writer, article, { parentId: root.id })
    expect(await told()).toEqual([])
    expectSuccess(await editComment(writer, { id: answer.id, version: 1, body: `@${hearer.handle} look` }))
    expect(kindsOf(await told(), hearer)).toEqual(['mention'])
  })

  it('tells of being named once, however often it is edited', async () => {
    const comment = await naming(article)
    for (const version of [1, 2]) {
      const body = `@${hearer.handle}, look ${version}`
      expectSuccess(await editComment(writer, { id: comment.id, version, body }))
    }
    expect(await told()).toHaveLength(1)
  })

  it('tells nobody of oneself', async () => {
    const root = await aComment(writer, article)
    await follow(writer, 'thread', root.id)
    await naming(article, { parentId: root.id }, writer)
    expect(await told()).toEqual([])
  })

  it.each([
    ['blocked the writer', () => db().block.create({ data: { blockerId: hearer.id, blockedId: writer.id } })],
    [
      'is blocked by the writer',
      () => db().block.create({ data: { blockerId: writer.id, blockedId: hearer.id } }),
    ],
    ['is banned', () => aSanction(hearer, 'ban')],
    [
      'wants to hear nothing of this',
      () =>
        db().notificationChoice.create({
          data: { userId: hearer.id, kind: 'mention', inApp: false, mail: 'off' },
        }),
    ],
  ])('tells nobody who %s', async (_, arrange) => {
    await follow(hearer, 'paragraph', paragraphOf(article, 0))
    await naming(article)
    await arrange()
    // Of a ban itself its person hears.
    expect((await told()).filter(({ kind }) => kind !== 'standing')).toEqual([])
  })

  it('tells nobody who began to follow after it, however late the log is read', async () => {
    await aComment(writer, article)
    await follow(hearer, 'paragraph', paragraphOf(article, 0))
    await aComment(writer, article)
    expect(kindsOf(await told(), hearer)).toEqual(['comment'])
  })

  it('tells nobody when it is held, deleted or hidden, or its article is no longer public', async () => {
    const held = await anArticle({ mode: 'pre-moderated' })
    await naming(held)
    const deleted = await naming(article)
    expectSuccess(await deleteComment(writer, { id: deleted.id, version: 1 }))
    const hidden = await naming(article)
    await db().comment.update({ where: { id: hidden.id }, data: { state: 'hidden' } })
    const withdrawn = await anArticle()
    await naming(withdrawn)
    await db().article.update({ where: { id: withdrawn.id }, data: { publishedAt: null } })
    expect(await told()).toEqual([])
  })
})

describe('a decision', () => {
  it.each<[Decision, string]>([
    ['publish', 'decision'],
    ['reject', 'decision'],
    ['request-changes', 'changes'],
  ])('to %s is told to the author, also when they have blocked the moderator', async (decision, kind) => {
    const { id } = await aCheck(writer, article)
    const moderator = await decide(id, decision)
    await db().block.create({ data: { blockerId: writer.id, blockedId: moderator.id } })
    expect(await told()).toEqual([{ userId: writer.id, kind, actorId: moderator.id }])
  })

  it.each<[Subject]>([['article'], ['paragraph'], ['claim']])(
    'to publish is a new check for who follows the %s, from its author',
    async (subject) => {
      const { id } = await aCheck(writer, article)
      const { claimId } = await db().factCheck.findUniqueOrThrow({ where: { id } })
      const ids = { article: article.id, paragraph: paragraphOf(article, 1), claim: claimId, thread: newId() }
      await follow(hearer, subject, ids[subject])
      await follow(writer, subject, ids[subject])
      await decide(id, 'publish')
      const rows = await told()
      expect(kindsOf(rows, hearer)).toEqual(['check'])
      expect(kindsOf(rows, writer)).toEqual(['decision'])
      expect(rows.find(({ userId }) => userId === hearer.id)?.actorId).toBe(writer.id)
    },
  )

  it('is nothing to followers when it rejects, or publishes a correction', async () => {
    await follow(hearer, 'article', article.id)
    const rejected = await aCheck(writer, article)
    await decide(rejected.id, 'reject')
    const { id } = await aCheck(writer, article, { paragraphId: paragraphOf(article, 0) })
    await decide(id, 'publish')
    expectSuccess(await resubmitFactCheck(writer, { id, version: 1, ...correction }))
    await decide(id, 'publish', 2)
    const rows = await told()
    expect(kindsOf(rows, hearer)).toEqual(['check'])
    expect(kindsOf(rows, writer)).toEqual(['decision', 'decision', 'decision'])
  })

  it('on a reuse is told to its proposer, and to who follows the place', async () => {
    const { id } = await aCheck(await aPerson(), article)
    await decide(id, 'publish')
    await told()
    const other = await anArticle()
    await follow(hearer, 'article', other.id)
    const occurrence = await aReuse(id, other, writer)
    const moderator = await aPerson('moderator')
    await sql(
      `INSERT INTO event (kind, actor_id, subject_type, subject_id, article_id) VALUES ('occurrence.accepted', $1, 'occurrence', $2, $3)`,
      [moderator.id, occurrence, other.id],
    )
    const rows = await told()
    expect(kindsOf(rows, writer)).toEqual(['decision'])
    expect(kindsOf(rows, hearer)).toEqual(['check'])
  })
})

async function aReuse(checkId: string, place: TestArticle, proposer: Viewer): Promise<string> {
  const { claimId } = await db().factCheck.findUniqueOrThrow({ where: { id: checkId } })
  const revision = await db().revision.findFirstOrThrow({ where: { articleId: place.id } })
  const anchor = await db().anchor.create({
    data: { articleId: place.id, paragraphId: paragraphOf(place, 0), revisionId: revision.id },
  })
  const occurrence = await db().occurrence.create({
    data: { claimId, anchorId: anchor.id, reusedId: checkId, proposerId: proposer.id },
  })
  return occurrence.id
}

describe('how people are told', () => {
  it('follows their choice, else the default, and is never mail where the site sends none', async () => {
    const [chose, silent] = [await aPerson(), await aPerson()]
    await db().notificationChoice.create({
      data: { userId: chose.id, kind: 'mention', inApp: false, mail: 'daily' },
    })
    const named = (...people: Viewer[]) => ({ body: people.map(({ handle }) => `@${handle}`).join(' ') })
    await aComment(writer, article, named(hearer, chose))
    const { mail } = await readLog(true)
    const rows = await db().notification.findMany({ orderBy: { id: 'asc' } })
    expect(rows.map(({ userId, isListed, mail }) => [userId, isListed, mail]).sort()).toEqual(
      [
        [hearer.id, true, 'at-once'],
        [chose.id, false, 'daily'],
      ].sort(),
    )
    expect(mail).toEqual([rows.find(({ userId }) => userId === hearer.id)?.id])
    await aComment(writer, article, named(silent, chose))
    expect((await readLog(false)).mail).toEqual([])
    const later = await db().notification.findMany({ where: { id: { notIn: rows.map(({ id }) => id) } } })
    expect(later.map(({ userId, mail }) => [userId, mail])).toEqual([[silent.id, 'off']])
  })
})

describe('reading the log', () => {
  it('begins at its end', async () => {
    await db().logReader.deleteMany()
    await naming(article)
    expect(await readLog(true)).toEqual({ told: 0, mail: [], later: [], hasMore: false })
    expect(await told()).toEqual([])
  })

  it('tells everyone once when several processes read at once', async () => {
    for (let n = 0; n < 5; n++) await naming(article)
    await Promise.all([readLog(true), readLog(true), readLog(true)])
    expect(await told()).toHaveLength(5)
  })

  it('goes on within an event that more people follow than one reading tells', async () => {
    await sql(
      `WITH crowd AS (INSERT INTO "user" (id, email, handle, name)
        SELECT gen_random_uuid(), 'crowd-' || n || '@test.example', 'crowd-' || n, 'Crowd' FROM generate_series(1, 1100) n RETURNING id)
      INSERT INTO follow (user_id, subject_type, subject_id) SELECT id, 'paragraph', $1 FROM crowd`,
      [paragraphOf(article, 0)],
    )
    await readLog(true)
    await aComment(writer, article)
    const readings: number[] = []
    for (let more = true; more; ) {
      const { told, hasMore } = await readLog(true)
      readings.push(told)
      more = hasMore
    }
    expect(readings).toEqual([500, 500, 100])
    const [people] = await sql<{ count: number }>(
      'SELECT count(DISTINCT user_id)::int AS count FROM notification',
    )
    expect(people?.count).toBe(1100)
  })

  it('tells once when it is killed in the middle', async () => {
    await naming(article)
    const blocking = new pg.Client({ connectionString: env().DATABASE_URL })
    await blocking.connect()
    try {
      await blocking.query('BEGIN; LOCK TABLE notification IN SHARE MODE')
      const reading = readLog(true)
      const failed = expect(reading).rejects.toThrow()
      await killWhoWaits(blocking)
      await failed
      await blocking.query('ROLLBACK')
    } finally {
      await blocking.end()
    }
    expect(await told()).toHaveLength(1)
    expect(await told()).toHaveLength(1)
  })
})

/** Ends the connection that waits for the table, as a crash of its process would. */
async function killWhoWaits(client: pg.Client) {
  for (;;) {
    const { rowCount } = await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE relation = 'notification'::regclass AND NOT granted`,
    )
    if (rowCount) return
  }
}

describe('an event that always fails', () => {
  it('is tried again ever later, then set aside where it can be seen, and the others are told', async () => {
    const complaints = vi.spyOn(console, 'error').mockImplementation(() => {})
    const first = await naming(article)
    const bad = await naming(article)
    const last = await naming(article)
    const eventOf = async ({ id }: { id: string }) =>
      (await db().event.findFirstOrThrow({ where: { subjectId: id, kind: 'comment.created' } })).id
    await sql(`ALTER TABLE notification ADD CONSTRAINT broken CHECK (event_id <> ${await eventOf(bad)})`)
    const toldOf = async () => (await db().notification.findMany()).map(({ eventId }) => eventId)
    let now = 0
    const read = async () => {
      while ((await readLog(true, now)).hasMore);
    }

    await read()
    expect(await toldOf()).toEqual([await eventOf(first)])
    expect(complaints).toHaveBeenCalledTimes(1)
    await read()
    expect(complaints, 'not before its time').toHaveBeenCalledTimes(1)
    for (let n = 2; n <= 5; n++) {
      now += 200_000
      await read()
      expect(complaints).toHaveBeenCalledTimes(n)
    }
    expect(complaints.mock.lastCall?.[0]).toContain('set aside')
    expect(await toldOf()).toEqual([await eventOf(first), await eventOf(last)])
    const aside = await db().logReader.findMany({ where: { name: { contains: 'set aside' } } })
    expect(aside).toMatchObject([{ lastEventId: await eventOf(bad) }])

    await sql('ALTER TABLE notification DROP CONSTRAINT broken')
    complaints.mockRestore()
  })
})
