import 'server-only'
import { db } from '@/lib/db'
import { takeTurn } from '@/lib/limit/turns'
import { normaliseUrl } from '@/lib/normalise-url'
import { fetchPage } from '@/lib/outgoing/fetch-page'
import { can, type Viewer } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'
import { decodePage } from '@/lib/source/charset'
import type { PreviewInput } from '@/lib/source/input'
import { readPageFacts } from '@/lib/source/page-facts'
import { freshForHours, type PreviewOutcome, type SourceFacts } from '@/lib/source/preview'

/**
 * What a page says of itself, from what was read for anyone while that is fresh, else read now. No transaction: the page
 * may take ten seconds, and storing what was found is one statement, harmless when two do it at once. Whatever went
 * wrong, the answer is that nothing could be read.
 */
export async function previewSource(viewer: Viewer, { url }: PreviewInput): Promise<Result<SourceFacts>> {
  if (!can(viewer, 'source.preview')) return refuse('forbidden')
  const name = normaliseUrl(url)
  if (!name) return succeed({ title: null, publisher: null })
  const known = await findFresh(name)
  if (known) return succeed(known)
  const refused = await takeTurn('lookup', viewer.id)
  if (refused) return refused
  const facts = await lookUp(url)
  const outcome: PreviewOutcome = facts.title || facts.publisher ? 'read' : 'nothing'
  const values = { ...facts, outcome, fetchedAt: new Date() }
  await db().sourcePreview.upsert({ where: { url: name }, create: { url: name, ...values }, update: values })
  return succeed(facts)
}

async function findFresh(url: string): Promise<SourceFacts | null> {
  const row = await db().sourcePreview.findUnique({ where: { url } })
  if (!row) return null
  const age = Date.now() - row.fetchedAt.getTime()
  if (age > freshForHours[row.outcome as PreviewOutcome] * 3_600_000) return null
  return { title: row.title, publisher: row.publisher }
}

async function lookUp(url: string): Promise<SourceFacts> {
  const fetched = await fetchPage(url, 'source-preview')
  if (!fetched.ok) return { title: null, publisher: null }
  const { bytes, contentType } = fetched.page
  return readPageFacts(decodePage(bytes, contentType))
}
