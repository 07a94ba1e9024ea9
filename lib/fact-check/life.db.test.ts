import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { createAppeal } from '@/lib/appeal/mutations'
import { db } from '@/lib/db'
import type { EventKind } from '@/lib/event/kinds'
import { type CheckAction, type CheckLifeState, life } from '@/lib/fact-check/life'
import { resubmitFactCheck, submitFactCheck, withdrawFactCheck } from '@/lib/fact-check/mutations'
import { createFlag } from '@/lib/flag/mutations'
import type { Viewer } from '@/lib/policy'
import type { Result } from '@/lib/result'
import { retractFactCheck } from '@/lib/retraction/mutations'
import { askSecond, claimCase, decideCase, releaseCase } from '@/lib/review/mutations'
import { verifyChain } from '@/scripts/record/chain'
import { resetDatabase, testDatabase } from '@/test/database'
import {
  aCheck,
  aComment,
  anArticle,
  aPerson,
  checkOn,
  correction,
  newKey,
  type TestArticle,
} from '@/test/factories'

// Twenty clients do whatever comes into their heads to fifty checks at once, on a real database.

const most = { clients: 20, actions: 100, checks: 50, comments: 8 }

let article: TestArticle
let authors: Viewer[]
let moderators: Viewer[]
let checks: string[]
let comments: string[]
const accepted = new Map<string, number>()
const said = new Set<string>()

/** Numbers that look drawn by lot and are the same for the same seed. */
function lots(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return { chance: next, pick: <One>(list: readonly One[]) => list[Math.floor(next() * list.length)] as One }
}
type Lots = ReturnType<typeof lots>

function note(kind: string, { ok }: Result<unknown>) {
  if (ok) accepted.set(kind, (accepted.get(kind) ?? 0) + 1)
}

/** The check as it stands, or with a version that is not its own: whoever acts may have read it long ago. */
async function read(draw: Lots) {
  const id = draw.pick(checks)
  const { version, publishedVersion, authorId } = await db().factCheck.findUniqueOrThrow({ where: { id } })
  const author = authors.find((one) => one.id === authorId) ?? draw.pick(moderators)
  const isStale = draw.chance() < 0.1
  return {
    id,
    version: isStale ? version + 1 : version,
    published: publishedVersion ?? 1,
    who: draw.chance() < 0.75 ? author : draw.pick([...authors, ...moderators]),
  }
}

const decisionCodes = [
  ['publish', 'sound'],
  ['request-changes', 'unclear'],
  ['reject', 'rules'],
  ['retract', 'was-wrong'],
  ['dismiss', 'no-longer'],
] as const

const deeds: [number, (draw: Lots) => Promise<void>][] = [
  [
    1,
    async (draw) => {
      const conclusion = `Said ${newKey()}`
      const result = await submitFactCheck(draw.pick(authors), checkOn(article, { conclusion }))
      if (result.ok) said.add(conclusion)
      note('submit', result)
    },
  ],
  [
    4,
    async (draw) => {
      const { id, version, who } = await read(draw)
      const conclusion = `Said ${newKey()}`
      const correctionNote = draw.chance() < 0.9 ? correction.correctionNote : undefined
      const result = await resubmitFactCheck(who, { id, version, ...correction, correctionNote, conclusion })
      if (result.ok) said.add(conclusion)
      note('resubmit', result)
    },
  ],
  [
    1,
    async (draw) => {
      const { id, version, who } = await read(draw)
      note('withdraw', await withdrawFactCheck(who, { id, version }))
    },
  ],
  [
    3,
    async (draw) => {
      const { id, who } = await read(draw)
      const words = 'The decision overlooks page 3.'
      note('appeal', await createAppeal(who, { key: newKey(), target: 'fact-check', id, words }))
    },
  ],
  [
    1,
    async (draw) => {
      const { id, published, who } = await read(draw)
      const by = draw.chance() < 0.5 ? who : draw.pick(moderators)
      const why = { reasonCode: 'was-wrong', reason: `Because of ${newKey()}` } as const
      note('retract', await retractFactCheck(by, { id, version: published, ...why }))
    },
  ],
  [3, async (draw) => note('claim', await claimCase(draw.pick(moderators), { id: draw.pick(checks) }))],
  [3, async (draw) => note('release', await releaseCase(draw.pick(moderators), { id: draw.pick(checks) }))],
  [1, async (draw) => note('ask-second', await askSecond(draw.pick(moderators), { id: draw.pick(checks) }))],
  [
    14,
    async (draw) => {
      const { id, version, who } = await read(draw)
      const by = draw.chance() < 0.1 ? who : draw.pick(moderators)
      const [decision, reasonCode] = draw.pick(decisionCodes)
      const reason = `Because of ${newKey()}`
      note('decide', await decideCase(by, { id, version, decision, reasonCode, reason }))
    },
  ],
  [
    2,
    async (draw) => {
      const target = draw.chance() < 0.5 ? 'comment' : 'fact-check'
      const id = draw.pick(target === 'comment' ? comments : checks)
      const report = { key: newKey(), target, id, reasonCode: 'misleading' } as const
      note('flag', await createFlag(draw.pick([...authors, ...moderators]), report))
    },
  ],
  [
    2,
    async (draw) => {
      const [id, decision] = [draw.pick(comments), draw.pick(['hide', 'dismiss', 'show', 'keep'] as const)]
      const about = {
        id,
        version: 1,
        decision,
        reasonCode: 'other',
        reason: `Because of ${newKey()}`,
      } as const
      note('decide', await decideCase(draw.pick(moderators), about))
    },
  ],
  [
    1,
    async (draw) => {
      const words = 'It was not meant like that.'
      const appeal = { key: newKey(), target: 'comment', id: draw.pick(comments), words } as const
      note('appeal', await createAppeal(draw.pick(authors), appeal))
    },
  ],
]
const bag = deeds.flatMap(([weight, deed]) => Array.from({ length: weight }, () => deed))

beforeAll(async () => {
  await resetDatabase()
  accepted.clear()
  article = await anArticle()
  authors = await Promise.all(Array.from({ length: 6 }, () => aPerson()))
  moderators = await Promise.all(Array.from({ length: 5 }, () => aPerson('moderator')))
  const everyone = [...authors, ...moderators.slice(0, 2)]
  checks = []
  for (let n = 0; n < most.checks; n++) {
    const conclusion = `Said ${newKey()}`
    said.add(conclusion)
    checks.push((await aCheck(everyone[n % everyone.length] as Viewer, article, { conclusion })).id)
  }
  comments = []
  for (let n = 0; n < most.comments; n++)
    comments.push((await aComment(authors[n % authors.length] as Viewer, article)).id)
  await Promise.all(
    Array.from({ length: most.clients }, async (_, client) => {
      const draw = lots(client + 1)
      for (let n = 0; n < most.actions; n++) await draw.pick(bag)(draw)
    }),
  )
  // A quarter of a minute alone; beside other tests on a busy machine, several times as much.
}, 150_000)

/** Rows that break a rule: there are to be none. */
async function broken(sql: string): Promise<unknown[]> {
  return db().$queryRawUnsafe(sql)
}

describe('after 2 000 actions of twenty clients at fifty checks', () => {
  it('much was done, and much refused', () => {
    const done = [...accepted.values()].reduce((sum, count) => sum + count, 0)
    expect(done).toBeGreaterThan(300)
    expect(done).toBeLessThan(most.clients * most.actions - 300)
    for (const kind of ['submit', 'resubmit', 'withdraw', 'appeal', 'retract', 'claim', 'decide', 'flag'])
      expect(accepted.get(kind) ?? 0, kind).toBeGreaterThan(0)
  })

  it('each accepted action has exactly one event, and a refused one none', async () => {
    const rows = await db().event.groupBy({ by: ['kind'], _count: true })
    const count = (...kinds: EventKind[]) =>
      rows.filter(({ kind }) => (kinds as string[]).includes(kind)).reduce((sum, row) => sum + row._count, 0)
    const of = (kind: string) => accepted.get(kind) ?? 0
    expect(count('fact-check.submitted')).toBe(of('submit') + most.checks)
    expect(count('fact-check.resubmitted')).toBe(of('resubmit'))
    expect(count('fact-check.withdrawn')).toBe(of('withdraw'))
    expect(count('fact-check.appealed', 'comment.appealed')).toBe(of('appeal'))
    expect(count('fact-check.flagged', 'comment.flagged')).toBe(of('flag'))
    const rulings: EventKind[] = [
      'fact-check.published',
      'fact-check.changes-requested',
      'fact-check.rejected',
      'fact-check.retracted',
      'fact-check.opinion-given',
      'fact-check.flags-dismissed',
      'comment.flags-dismissed',
      'comment.hidden',
      'comment.restored',
      'comment.appeal-refused',
    ]
    expect(count(...rulings)).toBe(of('decide') + of('retract'))
    // Taking again what one holds, giving back what one does not, and asking twice change nothing.
    expect(count('case.claimed')).toBeLessThanOrEqual(of('claim'))
    expect(count('case.released')).toBeLessThanOrEqual(of('release'))
    expect(count('fact-check.second-asked')).toBeLessThanOrEqual(of('ask-second'))
  })

  it('the log tells a life that the table allows, and it ends where the check stands', async () => {
    const actionOf: Partial<Record<string, CheckAction>> = {
      'fact-check.submitted': 'submit',
      'fact-check.withdrawn': 'withdraw',
      'fact-check.appealed': 'appeal',
      'fact-check.second-asked': 'ask-second',
      'fact-check.opinion-given': 'give-opinion',
      'fact-check.published': 'publish',
      'fact-check.changes-requested': 'request-changes',
      'fact-check.rejected': 'reject',
      'fact-check.retracted': 'retract',
    }
    for (const check of await db().factCheck.findMany()) {
      const events = await db().event.findMany({
        where: { subjectId: check.id, kind: { not: 'fact-check.flagged' } },
        orderBy: { id: 'asc' },
      })
      let state: CheckLifeState | 'nothing' = 'nothing'
      let isPublic = false
      for (const { kind } of events) {
        if (kind === 'fact-check.flags-dismissed') continue
        const edit: CheckAction = isPublic ? 'correct' : 'resubmit'
        const action: CheckAction | undefined = kind === 'fact-check.resubmitted' ? edit : actionOf[kind]
        const row = life.find((one) => one.action === action)
        expect(row?.from, `${action} from ${state}`).toContain(state)
        state = row?.to ?? state
        isPublic ||= action === 'publish'
      }
      expect([state, isPublic]).toEqual([check.state, check.publishedVersion !== null])
    }
  })

  it('the hash chain of the log verifies, entry by entry', async () => {
    const client = new pg.Client({ connectionString: testDatabase() })
    await client.connect()
    const verdict = await verifyChain(client).finally(() => client.end())
    expect(verdict).toMatchObject({ state: 'whole', checked: await db().event.count() })
  })

  it('versions have no gaps, one at most is public, and it was published by a decision', async () => {
    expect(
      await broken(`SELECT f.id FROM fact_check f WHERE f.version <> (SELECT count(*) FROM fact_check_version v
        WHERE v.fact_check_id = f.id) OR f.version <> (SELECT max(number) FROM fact_check_version v WHERE v.fact_check_id = f.id)`),
    ).toEqual([])
    expect(
      await broken(`SELECT f.id FROM fact_check f WHERE f.published_version IS DISTINCT FROM (
        SELECT max(version_number) FROM review r WHERE r.fact_check_id = f.id AND r.decision = 'publish')`),
    ).toEqual([])
  })

  it('nothing that was said is lost', async () => {
    const kept = await db().factCheckVersion.findMany({ select: { conclusion: true } })
    expect(kept.map(({ conclusion }) => conclusion).toSorted()).toEqual([...said].toSorted())
  })

  it('every decision has a reason and was made by somebody without a part in it', async () => {
    expect(
      await broken(`SELECT r.id FROM review r JOIN fact_check f ON f.id = r.fact_check_id
        LEFT JOIN review_case c ON c.id = r.case_id LEFT JOIN appeal a ON a.id = c.appeal_id
        WHERE r.moderator_id IN (f.author_id, a.against_id) OR r.reason_code = '' OR c.outcome <> r.decision`),
    ).toEqual([])
    expect(
      await broken(`SELECT id FROM review_case WHERE closed_by_id = author_id
        OR (state = 'closed' AND outcome NOT IN ('withdrawn', 'gone') AND (reason_code IS NULL OR closed_by_id IS NULL))`),
    ).toEqual([])
    expect(await broken(`SELECT id FROM appeal WHERE answered_by_id IN (against_id, appellant_id)`)).toEqual(
      [],
    )
  })

  it('what waits has one case, and what does not has none', async () => {
    expect(
      await broken(`SELECT f.id FROM fact_check f WHERE (f.state = 'submitted')::int <> (SELECT count(*) FROM review_case c
        WHERE c.fact_check_id = f.id AND c.state = 'open' AND c.kind IN ('fact-check', 'appeal'))`),
    ).toEqual([])
    expect(
      await broken(`SELECT c.id FROM review_case c JOIN fact_check f ON f.id = c.fact_check_id
        WHERE c.state = 'open' AND c.kind <> 'flag' AND c.version <> f.version`),
    ).toEqual([])
  })

  it('what two were to decide was decided by two, or by three after they disagreed', async () => {
    expect(
      await broken(`SELECT c.id FROM review_case c JOIN review r ON r.case_id = c.id WHERE c.opinions_needed > 1 AND
        (SELECT count(*) FROM opinion o WHERE o.case_id = c.id AND o.version = r.version_number) <> c.opinions_needed`),
    ).toEqual([])
  })

  it('claims know whether a check of them stands', async () => {
    expect(
      await broken(`SELECT c.id FROM claim c WHERE c.is_checked <> EXISTS (SELECT 1 FROM fact_check f
        WHERE f.claim_id = c.id AND f.published_version IS NOT NULL AND f.state <> 'retracted')`),
    ).toEqual([])
  })
})
