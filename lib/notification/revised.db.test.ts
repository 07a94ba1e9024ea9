import { beforeEach, describe, expect, it } from 'vitest'
import { readPlainText } from '@/lib/article/plain-text'
import { db } from '@/lib/db'
import { readLog } from '@/lib/notification/reader'
import { operator, type Viewer } from '@/lib/policy'
import { decideCase } from '@/lib/review/mutations'
import { reviseArticle } from '@/lib/revision/mutations'
import { resetDatabase } from '@/test/database'
import {
  aCheck,
  anArticle,
  aPerson,
  expectSuccess,
  paragraphOf,
  type TestArticle,
  words,
} from '@/test/factories'

let article: TestArticle
let hearer: Viewer

beforeEach(async () => {
  await resetDatabase()
  await readLog(true)
  article = await anArticle()
  hearer = await aPerson()
})

const [first = '', second = '', third = ''] = words

async function revise(paragraphs: string[], by: Viewer | typeof operator = operator) {
  const text = readPlainText(`Council agrees\n\n${paragraphs.join('\n\n')}`)
  if ('problem' in text) throw new Error(text.problem)
  expectSuccess(await reviseArticle(by, { articleId: article.id, from: 1, article: text, reason: 'update' }))
}

async function follow(subjectType: 'article' | 'paragraph' | 'claim', subjectId: string) {
  const place = { userId: hearer.id, subjectType, subjectId }
  await db().follow.upsert({
    where: { userId_subjectType_subjectId: place },
    create: { ...place, isOn: true, isAutomatic: false },
    update: { isOn: true, isAutomatic: false },
  })
}

async function heard(): Promise<string[]> {
  while ((await readLog(true)).hasMore);
  const rows = await db().notification.findMany({ where: { userId: hearer.id }, orderBy: { eventId: 'asc' } })
  return rows.map(({ kind }) => kind)
}

const edited = second.replace('30', '40')

describe('another text', () => {
  it.each([
    ['the article', () => follow('article', article.id), ['revision']],
    ['a paragraph that changed', () => follow('paragraph', paragraphOf(article, 1)), ['revision']],
    ['a paragraph that went', () => follow('paragraph', paragraphOf(article, 2)), ['revision']],
    ['a paragraph that stayed', () => follow('paragraph', paragraphOf(article, 0)), []],
    ['nothing', async () => {}, []],
  ])('is told to who follows %s', async (_, prepare, kinds) => {
    await prepare()
    await revise([first, edited])
    expect(await heard()).toEqual(kinds)
  })

  it('is not told to whoever made it', async () => {
    hearer = await aPerson('editor')
    await follow('article', article.id)
    await revise([first, edited], hearer)
    expect(await heard()).toEqual([])
  })
})

describe('a verdict whose words changed', () => {
  async function published(author: Viewer) {
    const { id } = await aCheck(author, article, { quote: 'The plan costs 30 million' })
    const moderator = await aPerson('moderator')
    const found = await db().reviewCase.findFirstOrThrow({ where: { factCheckId: id } })
    const publish = { id: found.id, version: 1, decision: 'publish' as const, reasonCode: 'sound' as const }
    expectSuccess(await decideCase(moderator, publish))
    return { id, moderator }
  }

  it('is told to its author, and so is what the desk says of it', async () => {
    const { moderator } = await published(hearer)
    await revise([first, edited, third])
    const { id } = await db().reviewCase.findFirstOrThrow({ where: { kind: 'drift' } })
    const confirm = { id, version: 1, decision: 'confirm' as const, reasonCode: 'same-meaning' as const }
    expectSuccess(await decideCase(moderator, confirm))
    expect((await heard()).filter((kind) => kind === 'drift')).toHaveLength(2)
  })

  it('is told to who follows its claim', async () => {
    const { id } = await published(await aPerson())
    const { claimId } = await db().factCheck.findUniqueOrThrow({ where: { id } })
    await follow('claim', claimId)
    await heard()
    await revise([first, edited, third])
    expect(await heard()).toContain('drift')
  })
})
