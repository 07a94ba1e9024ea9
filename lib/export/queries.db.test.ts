import { beforeEach, describe, expect, it } from 'vitest'
import { deleteComment, editComment } from '@/lib/comment/mutations'
import { db } from '@/lib/db'
import { answerExport } from '@/lib/export/answer'
import { jsonOf } from '@/lib/export/json'
import { findExport } from '@/lib/export/queries'
import { exportSchema } from '@/lib/export/shape'
import { resubmitFactCheck } from '@/lib/fact-check/mutations'
import type { Viewer } from '@/lib/policy'
import { decideCase } from '@/lib/review/mutations'
import { appealSanction } from '@/lib/sanction/mutations'
import { startSession } from '@/lib/session/mutations'
import { resetDatabase } from '@/test/database'
import { textOf } from '@/test/export-sample'
import {
  aCheck,
  aComment,
  anArticle,
  aPerson,
  aSanction,
  correction,
  expectSuccess,
  judgement,
  newId,
  paragraphOf,
  type TestArticle,
} from '@/test/factories'

beforeEach(resetDatabase)

const site = { name: 'Obelus', url: new URL('https://obelus.example') }

let author: Viewer
let stranger: Viewer
let article: TestArticle
beforeEach(async () => {
  author = await aPerson()
  stranger = await aPerson()
  article = await anArticle()
})

async function exportOf(viewer: Viewer) {
  const source = await findExport(viewer, site)
  if (!source) throw new Error('nothing to export')
  return exportSchema.parse(JSON.parse(await textOf(jsonOf(source))))
}

describe('an export', () => {
  it('of somebody new is whole and empty', async () => {
    expect(await exportOf(author)).toMatchObject({
      format: 'obelus-export',
      version: 1,
      account: { handle: author.handle, email: `${author.handle}@test.example`, role: 'member' },
      checks: [],
      comments: [],
      drafts: [],
    })
  })

  it('holds every version of a check, with evidence and decisions, whatever became of it', async () => {
    const moderator = await aPerson('moderator')
    const { id } = await aCheck(author, article, { quote: '30 million, the mayor said' })
    const reasoned = { reasonCode: 'unclear', reason: 'Per year?' } as const
    expectSuccess(await decideCase(moderator, { id, version: 1, decision: 'request-changes', ...reasoned }))
    expectSuccess(
      await resubmitFactCheck(author, {
        id,
        version: 1,
        ...correction,
        claim: 'It costs 30 million a year.',
      }),
    )
    const { checks } = await exportOf(author)
    expect(checks).toMatchObject([
      {
        id,
        state: 'submitted',
        url: null,
        place: {
          quote: '30 million, the mayor said',
          url: `https://obelus.example/articles/${article.slug}#p-${paragraphOf(article, 1)}`,
        },
        versions: [
          {
            number: 1,
            claim: judgement.claim,
            evidence: [{ url: judgement.evidence[0]?.url, stance: 'supports' }],
            decision: { decision: 'request-changes', ...reasoned, by: moderator.handle },
          },
          { number: 2, claim: 'It costs 30 million a year.', decision: null },
        ],
      },
    ])
  })

  it('names no moderator where the record names them by their role', async () => {
    await db().setting.create({ data: { name: 'record-names', version: 1, value: 'role' } })
    const { id } = await aCheck(author, article)
    expectSuccess(
      await decideCase(await aPerson('moderator'), {
        id,
        version: 1,
        decision: 'reject',
        reasonCode: 'unclear',
        reason: 'Per year?',
      }),
    )
    const { checks } = await exportOf(author)
    expect(checks[0]?.versions[0]?.decision).toMatchObject({ decision: 'reject', by: null })
  })

  it('holds comments with what they said before, also deleted and hidden ones', async () => {
    const edited = await aComment(author, article, { body: 'Furst.' })
    expectSuccess(await editComment(author, { id: edited.id, version: 1, body: 'First.' }))
    const deleted = await aComment(author, article, { body: 'Taken back.', parentId: edited.id })
    expectSuccess(await deleteComment(author, { id: deleted.id, version: 1 }))
    const hidden = await aComment(author, article, { body: 'Rude.' })
    await db().comment.update({ where: { id: hidden.id }, data: { state: 'hidden' } })
    expect((await exportOf(author)).comments).toMatchObject([
      { id: edited.id, state: 'visible', versions: [{ body: 'Furst.' }, { body: 'First.' }] },
      { id: deleted.id, state: 'deleted', inReplyTo: edited.id, versions: [{ body: 'Taken back.' }] },
      { id: hidden.id, state: 'hidden', versions: [{ body: 'Rude.' }] },
    ])
  })

  it('holds drafts, reports, follows, blocks, choices and sign-ins', async () => {
    const comment = await aComment(stranger, article)
    const place = { articleId: article.id, paragraphId: paragraphOf(article, 0) }
    const typed = { claim: 'Half a', evidence: [{ url: 'https://a.example' }] }
    const values = { ...typed, writer: newId(), turn: 3 }
    await db().checkDraft.create({ data: { id: newId(), authorId: author.id, ...place, values } })
    const flag = { reporterId: author.id, commentId: comment.id, reasonCode: 'insult', note: 'Look.' }
    await db().flag.create({ data: flag })
    await db().follow.create({ data: { userId: author.id, subjectType: 'article', subjectId: article.id } })
    await db().block.create({ data: { blockerId: author.id, blockedId: stranger.id } })
    await db().helpfulMark.create({ data: { userId: author.id, commentId: comment.id } })
    const choice = { userId: author.id, kind: 'reply', inApp: true, mail: 'daily' }
    await db().notificationChoice.create({ data: choice })
    await startSession(author.id, 'Firefox', { country: 'DE' })
    const { lastSeenAt } = await db().signInSession.findFirstOrThrow()
    const sanction = await aSanction(author, 'warning')
    expectSuccess(await appealSanction(author, { id: sanction, words: 'It was not me.' }))
    const exported = await exportOf(author)
    expect(exported.drafts.map((draft) => draft.values)).toEqual([typed])
    expect(exported).toMatchObject({
      flags: [{ commentId: comment.id, reasonCode: 'insult', note: 'Look.', state: 'open' }],
      follows: [{ subjectType: 'article', subjectId: article.id, isOn: true }],
      blocks: [{ handle: stranger.handle }],
      helpfulMarks: [{ commentId: comment.id }],
      notificationChoices: [{ kind: 'reply', mail: 'daily' }],
      sanctions: [{ kind: 'warning', appeal: { words: 'It was not me.', answer: null } }],
      signIns: [{ userAgent: 'Firefox', country: 'DE', lastSeenAt: lastSeenAt.toISOString() }],
    })
  })

  it('holds nothing of anybody else, and no secret', async () => {
    await aComment(stranger, article, { body: 'Mine alone.' })
    await aCheck(stranger, article, { claim: 'A secret of a stranger.' })
    await db().user.update({ where: { id: author.id }, data: { passwordHash: '$argon2id$hash' } })
    const token = await startSession(author.id, null)
    const [session] = await db().signInSession.findMany()
    const text = JSON.stringify(await exportOf(author))
    for (const secret of [
      'Mine alone.',
      'secret',
      'argon2id',
      token,
      session?.tokenHash ?? '?',
      stranger.handle,
    ])
      expect(text).not.toContain(secret)
  })

  it('is none for whoever is signed out', async () => {
    expect(await findExport(null, site)).toBeNull()
  })

  it('of ten thousand comments is read in small pieces, each comment once', async () => {
    const first = await aComment(author, article)
    const copy = (from: number, to: number) => db().$executeRaw`
      WITH copies AS (
        INSERT INTO comment (id, article_id, paragraph_id, anchor_id, root_id, author_id, body, body_html, created_at)
        SELECT g.id, article_id, paragraph_id, anchor_id, g.id, author_id, body, body_html, c.created_at + interval '1 ms' * (n / 3)
        FROM comment c, (SELECT gen_random_uuid() AS id, n FROM generate_series(${from}::int, ${to}::int) n) g
        WHERE c.id = ${first.id}::uuid RETURNING id)
      INSERT INTO comment_version (comment_id, number, editor_id, body)
      SELECT id, 1, ${author.id}::uuid, 'Which plan?' FROM copies`
    for (let from = 1; from < 10_000; from += 200) await copy(from, Math.min(from + 199, 9_999))
    const source = await findExport(author, site)
    if (!source) throw new Error('nothing to export')
    const ids = new Set<string>()
    let longest = 0
    let text = ''
    for await (const piece of jsonOf(source)) {
      longest = Math.max(longest, piece.length)
      text += piece
    }
    for (const { id, versions } of exportSchema.parse(JSON.parse(text)).comments) {
      expect(versions).toHaveLength(1)
      ids.add(id)
    }
    expect(ids.size).toBe(10_000)
    expect(longest).toBeLessThan(text.length / 15)
  })
})

describe('answerExport', () => {
  it('sends a file with a name that needs no quoting, kept by nobody', async () => {
    for (const [form, ending, type] of [
      ['json', 'json', 'application/json'],
      ['markdown', 'md', 'text/markdown; charset=utf-8'],
    ] as const) {
      const answer = await answerExport(author, form)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toBe(type)
      expect(answer.headers.get('cache-control')).toBe('private, no-store')
      expect(answer.headers.get('content-disposition')).toMatch(
        new RegExp(`^attachment; filename="obelus-${author.handle}-\\d{4}-\\d\\d-\\d\\d\\.${ending}"$`),
      )
      expect(await answer.text()).toContain(author.handle)
    }
  })

  it('sends whoever is signed out to sign in', async () => {
    const answer = await answerExport(null, 'json')
    expect([answer.status, await answer.text()]).toEqual([303, ''])
    expect(answer.headers.get('location')).toBe('/sign-in?next=%2Fmine%2Fexport')
  })
})
