import { afterEach, beforeEach, expect, it } from 'vitest'
import { readArticlePage } from '@/lib/article/read'
import { db } from '@/lib/db'
import { lookAtAddress } from '@/lib/editor/bring'
import { env } from '@/lib/env'
import { bringIn } from '@/lib/import/mutations'
import { findProposalFor } from '@/lib/import/queries'
import { readDueSources } from '@/lib/import/watching/mutations'
import { decideCase } from '@/lib/review/mutations'
import { reviseArticle } from '@/lib/revision/mutations'
import { resetDatabase } from '@/test/database'
import { aCheck, aPerson, expectSuccess, type TestArticle } from '@/test/factories'
import { type FixtureSite, startSite } from '@/test/fixture-site'

let site: FixtureSite
let sum = '30 million'

beforeEach(async () => {
  await resetDatabase()
  site = await startSite(({ url }, response) => {
    if (url !== '/plan') return void response.writeHead(404).end()
    response.writeHead(200, { 'content-type': 'text/html' }).end(
      `<title>The plan</title><p>The council met on Monday and agreed on a new plan, after a long debate.</p>
      <p>The plan costs <b>${sum}</b>, the mayor said, and nobody in the room disagreed with her.</p>`,
    )
  })
  Object.assign(env(), { OUTGOING_ALLOW: site.place })
})
afterEach(async () => {
  await site.stop()
  Reflect.deleteProperty(env(), 'OUTGOING_ALLOW')
})

const decide = async (where: { factCheckId: string; kind: string }, decision: 'publish' | 'confirm') => {
  const { id } = await db().reviewCase.findFirstOrThrow({ where: { ...where, state: 'open' } })
  const reasonCode = decision === 'publish' ? ('sound' as const) : ('same-meaning' as const)
  expectSuccess(await decideCase(await aPerson('moderator'), { id, version: 1, decision, reasonCode }))
}

it('a page is brought in and checked; it is changed silently at its source, which is noticed, taken, and judged anew', async () => {
  const editor = await aPerson('editor')
  const read = expectSuccess(await lookAtAddress(editor, { url: `${site.origin}/plan` }))
  const { id, slug } = expectSuccess(
    await bringIn(editor, { article: read.article, publish: true, watch: read.url }),
  )

  const texts = await db().paragraphText.findMany({
    where: { revision: { articleId: id } },
    orderBy: { position: 'asc' },
  })
  const paragraphs = texts.map(({ paragraphId, text }) => ({ id: paragraphId, text }))
  const article: TestArticle = { id, slug, paragraphs }
  const check = await aCheck(await aPerson(), article, { quote: 'The plan costs 30 million' })
  await decide({ factCheckId: check.id, kind: 'fact-check' }, 'publish')

  sum = '90 million'
  await readDueSources(new Date(Date.now() + 2 * 3_600_000))
  const proposal = await findProposalFor(id)
  expect(proposal?.article.paragraphs[1]?.text).toContain('90 million')
  expect((await readArticlePage(id))?.paragraphs[1]?.text).toContain('30 million')

  const { from = 0, article: text = read.article } = proposal ?? {}
  const revised = expectSuccess(
    await reviseArticle(editor, { articleId: id, from, article: text, reason: 'source' }),
  )
  expect(revised).toMatchObject({ revision: 2, states: { drifted: 1 } })
  expect(await findProposalFor(id)).toBeNull()
  const drifted = (await readArticlePage(id))?.paragraphs[1]
  expect(drifted).toMatchObject({ id: paragraphs[1]?.id, marks: [{ kind: 'strong', start: 15, end: 25 }] })
  expect(drifted?.notes[0]?.drift).not.toBeNull()

  await decide({ factCheckId: check.id, kind: 'drift' }, 'confirm')
  expect((await readArticlePage(id))?.paragraphs[1]?.notes[0]?.drift).toBeNull()
})
