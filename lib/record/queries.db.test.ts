import { expect, it } from 'vitest'
import { listRecord } from '@/lib/record/queries'
import { decideCase } from '@/lib/review/mutations'
import { aCheck, anArticle, aPerson, expectSuccess, judgement } from '@/test/factories'

async function entriesFor(slug: string) {
  const { entries } = await listRecord({ before: null, kind: null })
  return entries.filter((entry) => entry.article?.slug === slug)
}

it('shows decisions with their reasons, and the words of a check only when they are public', async () => {
  const [author, lena, article] = [await aPerson(), await aPerson('moderator'), await anArticle()]
  const [refused, accepted] = [
    await aCheck(author, article, { claim: 'Never public.' }),
    await aCheck(author, article),
  ]
  expectSuccess(
    await decideCase(lena, {
      id: refused.id,
      version: 1,
      decision: 'reject',
      reasonCode: 'rules',
      reason: 'An insult.',
    }),
  )
  expectSuccess(
    await decideCase(lena, { id: accepted.id, version: 1, decision: 'publish', reasonCode: 'sound' }),
  )
  const entries = await entriesFor(article.slug)
  expect(entries).toMatchObject([
    {
      kind: 'fact-check.published',
      actor: { name: lena.name, handle: lena.handle },
      check: { id: accepted.id, claim: judgement.claim },
      reasonCode: 'sound',
    },
    {
      kind: 'fact-check.rejected',
      actor: { name: lena.name, handle: lena.handle },
      check: null,
      reasonCode: 'rules',
      reason: 'An insult.',
    },
    { kind: 'article.published' },
  ])
  expect(JSON.stringify(entries)).not.toContain('Never public.')
})

it('goes on before an entry, and keeps to one kind', async () => {
  await anArticle()
  const [first] = (await listRecord({ before: null, kind: null })).entries
  const rest = await listRecord({ before: first?.id ?? null, kind: null })
  expect(rest.entries.map(({ id }) => id)).not.toContain(first?.id)
  const { entries } = await listRecord({ before: null, kind: 'article.published' })
  expect(new Set(entries.map(({ kind }) => kind))).toEqual(new Set(['article.published']))
})
