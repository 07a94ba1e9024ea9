import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { signUp } from '@/lib/account/mutations'
import { createAppeal } from '@/lib/appeal/mutations'
import { readPlainText } from '@/lib/article/plain-text'
import { blockPerson } from '@/lib/block/mutations'
import { addNote } from '@/lib/case-note/mutations'
import { proposeReuse } from '@/lib/claim/mutations'
import { createComment } from '@/lib/comment/mutations'
import { createDraft, saveDraft } from '@/lib/draft/mutations'
import { createArticle, keepRead } from '@/lib/editor/bring'
import { publishArticle, saveArticleDraft } from '@/lib/editor/mutations'
import { articleWords } from '@/lib/editor/words'
import { resubmitFactCheck, submitFactCheck } from '@/lib/fact-check/mutations'
import { createFlag } from '@/lib/flag/mutations'
import { changeFollow } from '@/lib/follow/mutations'
import { markHelpful } from '@/lib/helpful/mutations'
import { joinByIdentity, linkIdentity } from '@/lib/linked-account/mutations'
import { addWordRule } from '@/lib/moderation/mutations'
import { operator } from '@/lib/policy'
import type { Result } from '@/lib/result'
import { decideCase } from '@/lib/review/mutations'
import { reviseArticle } from '@/lib/revision/mutations'
import { reattach } from '@/lib/revision/reattach'
import { appealSanction, issueSanction } from '@/lib/sanction/mutations'
import { saveFilter } from '@/lib/saved-filter/mutations'
import { saveTemplate } from '@/lib/template/mutations'
import { root } from '@/scripts/setup/folders.mjs'
import { resetDatabase, sql } from '@/test/database'
import {
  aCheck,
  aComment,
  anArticle,
  anIdentity,
  aPerson,
  aSanction,
  checkOn,
  commentOn,
  expectSuccess,
  judgement,
  newId,
  newKey,
  paragraphOf,
  sanctionOn,
  sessionOf,
} from '@/test/factories'

/** A form that makes something: the same one each time that it is sent, and the table in which it makes a row. */
type Create = { table: string; send: () => Promise<Result<unknown>> }

const publish = { decision: 'publish', reasonCode: 'sound', reason: undefined } as const

/** Everything that makes something new, by the kind under which its key is kept. */
const withKey: Record<string, () => Promise<Create>> = {
  async 'comment.create'() {
    const [author, input] = [await aPerson(), commentOn(await anArticle())]
    return { table: 'comment', send: () => createComment(author, input) }
  },
  async 'fact-check.submit'() {
    const [author, input] = [await aPerson(), checkOn(await anArticle())]
    return { table: 'fact_check', send: () => submitFactCheck(author, input) }
  },
  async 'draft.create'() {
    const [author, article] = [await aPerson(), await anArticle()]
    const place = { articleId: article.id, paragraphId: paragraphOf(article, 0) }
    const input = { key: newKey(), ...place, claim: 'So it is.', evidence: [] }
    return { table: 'check_draft', send: () => createDraft(author, input) }
  },
  async 'article.create'() {
    const input = { key: newKey(), form: 'plain', text: 'A title\n\nA text.' } as const
    const editor = await aPerson('editor')
    return { table: 'article', send: () => createArticle(editor, input) }
  },
  async 'article.keep-read'() {
    const paragraphs = [{ kind: 'paragraph' as const, text: 'It rained all day in the city.' }]
    const article = { title: 'It rained', metadata: { sourceUrl: 'https://example.org/rain' }, paragraphs }
    const input = { key: newKey(), url: 'https://example.org/rain', article }
    const editor = await aPerson('editor')
    return { table: 'article', send: () => keepRead(editor, input) }
  },
  async 'article.publish'() {
    const [editor, { id }] = [await aPerson('editor'), await anArticle()]
    const words = articleWords({ title: 'A title', paragraphs: [{ text: 'Other words.' }] })
    expectSuccess(
      await saveArticleDraft(editor, { id, base: 1, savings: 0, writer: newKey(), turn: 1, words }),
    )
    const input = { key: newKey(), id, from: 1, savings: 1, reason: 'update' } as const
    return { table: 'revision', send: () => publishArticle(editor, input) }
  },
  async 'flag.create'() {
    const [article, reader] = [await anArticle(), await aPerson()]
    const { id } = await aComment(await aPerson(), article)
    const input = { key: newKey(), target: 'comment', id, reasonCode: 'spam', note: undefined } as const
    return { table: 'flag', send: () => createFlag(reader, input) }
  },
  async 'occurrence.propose'() {
    const [origin, place, proposer] = [await anArticle(), await anArticle(), await aPerson()]
    const { id } = await aCheck(await aPerson(), origin)
    expectSuccess(await decideCase(await aPerson('moderator'), { id, version: 1, ...publish }))
    const target = { articleId: place.id, paragraphId: paragraphOf(place, 1) }
    const input = { key: newKey(), factCheckId: id, ...target }
    return { table: 'occurrence', send: () => proposeReuse(proposer, input) }
  },
  async 'appeal.create'() {
    const author = await aPerson()
    const { id } = await aCheck(author, await anArticle())
    const reject = { version: 1, decision: 'reject', reasonCode: 'not-checkable', reason: undefined } as const
    expectSuccess(await decideCase(await aPerson('moderator'), { id, ...reject }))
    const input = { key: newKey(), target: 'fact-check', id, words: 'The budget says so.' } as const
    return { table: 'appeal', send: () => createAppeal(author, input) }
  },
  async 'case.note'() {
    const { id } = await aCheck(await aPerson(), await anArticle())
    const moderator = await aPerson('moderator')
    const input = { key: newKey(), id, body: 'Look at page 3.' }
    return { table: 'case_note', send: () => addNote(moderator, input) }
  },
  async 'anchor.reattach'() {
    const [author, article] = [await aPerson(), await anArticle()]
    const { id } = await aComment(author, article, { quote: 'a new plan' })
    const text = readPlainText('Council agrees\n\nThere is no plan any more, the mayor said.')
    if ('problem' in text) throw new Error(text.problem)
    const revision = { articleId: article.id, from: 1, article: text, reason: 'update' as const }
    expectSuccess(await reviseArticle(operator, revision))
    const [now] = await sql<{ id: string }>(
      'SELECT paragraph_id AS id FROM paragraph_text t JOIN revision r ON r.id = t.revision_id WHERE r.number = 2',
    )
    const input = {
      key: newKey(),
      subject: 'comment',
      id,
      paragraphId: now?.id ?? '',
      quote: 'no plan',
    } as const
    return { table: 'anchor', send: () => reattach(author, input) }
  },
  async 'sanction.issue'() {
    const [moderator, input] = [await aPerson('moderator'), sanctionOn(await aPerson(), 'warning')]
    return { table: 'sanction', send: () => issueSanction(moderator, input) }
  },
}

/** What needs no key, since what it makes can exist only once: by its id, its name, or who says what of whom. */
const once: Record<string, () => Promise<Create>> = {
  async 'an account'() {
    const person = {
      email: 'anna@test.example',
      handle: 'anna',
      name: 'Anna',
      password: 'a password of mine',
    }
    return { table: '"user"', send: () => signUp(person) }
  },
  async 'an account of somebody from another site'() {
    const identity = anIdentity()
    const person = { email: 'nora@test.example', handle: 'nora', name: 'Nora' }
    return { table: '"user"', send: () => joinByIdentity(identity, person) }
  },
  async 'a linked account'() {
    const [session, identity] = [sessionOf(await aPerson()), anIdentity()]
    return { table: 'linked_account', send: () => linkIdentity(session, identity) }
  },
  async 'a draft that saves itself'() {
    const [author, article] = [await aPerson(), await anArticle()]
    const place = { articleId: article.id, paragraphId: paragraphOf(article, 0), factCheckId: undefined }
    const form = { id: newId(), revision: 0, writer: newKey(), turn: 1 }
    const input = { ...form, ...place, words: { claim: 'So it is.' } } as Parameters<typeof saveDraft>[1]
    return { table: 'check_draft', send: () => saveDraft(author, input) }
  },
  async 'the appeal of a sanction'() {
    const person = await aPerson()
    const id = await aSanction(person, 'warning')
    return { table: 'appeal', send: () => appealSanction(person, { id, words: 'It was not me.' }) }
  },
  async 'a word rule'() {
    const admin = await aPerson('admin')
    const input = { kind: 'suspect', pattern: 'cheap watches', note: undefined } as const
    return { table: 'word_rule', send: () => addWordRule(admin, input) }
  },
  async 'a template'() {
    const admin = await aPerson('admin')
    const content = { kind: 'flag', decision: 'dismiss', title: 'Fine', words: 'It is fine.' } as const
    return { table: 'decision_template', send: () => saveTemplate(admin, content as never) }
  },
  async 'a saved filter'() {
    const moderator = await aPerson('moderator')
    return {
      table: 'saved_filter',
      send: () => saveFilter(moderator, { name: 'Reports', query: 'kind=flag' }),
    }
  },
  async 'a block'() {
    const [person, other] = [await aPerson(), await aPerson()]
    return { table: 'block', send: () => blockPerson(person, { handle: other.handle }) }
  },
  async 'a follow'() {
    const [person, article] = [await aPerson(), await anArticle()]
    const input = { subjectType: 'article', subjectId: article.id, isOn: true } as const
    return { table: 'follow', send: () => changeFollow(person, input) }
  },
  async 'a mark of what is helpful'() {
    const { id } = await aComment(await aPerson(), await anArticle())
    const reader = await aPerson()
    return { table: 'helpful_mark', send: () => markHelpful(reader, { id, isHelpful: true }) }
  },
}

/** What names the version that it follows: the second finds that it is no longer the latest, and is told so. */
const numbered: Record<string, () => Promise<Create>> = {
  async 'a new version of a check'() {
    const author = await aPerson()
    const { id } = await aCheck(author, await anArticle())
    const input = { id, version: 1, ...judgement }
    return { table: 'fact_check_version', send: () => resubmitFactCheck(author, input) }
  },
}

const rowsOf = async (table: string) => {
  const [row] = await sql<{ count: string }>(`SELECT count(*) FROM ${table}`)
  return Number(row?.count)
}

beforeEach(resetDatabase)

describe.each(Object.entries({ ...withKey, ...once }))('%s', (_, prepare) => {
  it('sent twice, and again when its answer was lost, is one row and one answer', async () => {
    const { table, send } = await prepare()
    const before = await rowsOf(table)
    const first = expectSuccess(await send())
    expect(expectSuccess(await send())).toEqual(first)
    expect(await rowsOf(table)).toBe(before + 1)
    // The answer got lost on the way, and meanwhile somebody else did something.
    await aComment(await aPerson(), await anArticle())
    const meanwhile = await rowsOf(table)
    expect(expectSuccess(await send())).toEqual(first)
    expect(await rowsOf(table)).toBe(meanwhile)
  })

  it('sent twenty times at once is one row and one answer', async () => {
    const { table, send } = await prepare()
    const before = await rowsOf(table)
    const answers = await Promise.all(Array.from({ length: 20 }, send))
    const [first] = answers
    expect(first?.ok, JSON.stringify(first)).toBe(true)
    for (const answer of answers) expect(answer).toEqual(first)
    expect(await rowsOf(table)).toBe(before + 1)
  })
})

describe.each(Object.entries(numbered))('%s', (_, prepare) => {
  it('sent twenty times at once is one row, and the others are told', async () => {
    const { table, send } = await prepare()
    const before = await rowsOf(table)
    const answers = await Promise.all(Array.from({ length: 20 }, send))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    for (const answer of answers) if (!answer.ok) expect(answer.refusal).toBe('conflict')
    expect(await rowsOf(table)).toBe(before + 1)
  })
})

it('are all here that keep a key', () => {
  const files = readdirSync(path.join(root, 'lib'), { recursive: true, encoding: 'utf8' })
  const kinds = files
    .filter((file) => /\.ts$/.test(file) && !/\.test\.ts$/.test(file))
    .flatMap((file) => {
      const text = readFileSync(path.join(root, 'lib', file), 'utf8')
      return [...text.matchAll(/\bonce\(tx, \w+, \w+, '([^']+)'/g)].map(([, kind]) => kind)
    })
  expect(kinds.sort()).toEqual(Object.keys(withKey).sort())
})

it('are all forms that carry one', () => {
  const files = readdirSync(path.join(root, 'lib'), { recursive: true, encoding: 'utf8' })
  const schemas = files
    .filter((file) => /\binput\.ts$/.test(file))
    .flatMap((file) => [...readFileSync(path.join(root, 'lib', file), 'utf8').matchAll(/\bkey: uuid\(\)/g)])
  expect(schemas).toHaveLength(Object.keys(withKey).length)
})
