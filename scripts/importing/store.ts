import { db } from '@/lib/db'
import type { BroughtIn } from '@/lib/import/bring-in'
import { bringIn } from '@/lib/import/mutations'
import { operator } from '@/lib/policy'
import type { Refused } from '@/lib/result'
import { reviseArticle } from '@/lib/revision/mutations'
import type { Source } from './sources'

export type Stored = Omit<BroughtIn, 'outcome' | 'proposalId'> & {
  outcome: BroughtIn['outcome'] | 'revised'
  paragraphs: number
  published: boolean
}
type How = { publish: boolean; slug?: string | undefined }
type Read = Exclude<Awaited<ReturnType<Source['read']>>, { problem: string }>

/** What a thing that is to be published comes to when it is here already with other words: the next revision. */
export async function store(source: Source, read: Read, { publish, slug }: How): Promise<Stored | Refused> {
  const { article, watch } = read
  const brought = await bringIn(operator, { article, slug, publish, watch, key: source.key ?? undefined })
  if (!brought.ok) return brought
  const { proposalId: _, ...found } = brought.value
  const paragraphs = article.paragraphs.length
  if (found.outcome !== 'proposed' || !publish) {
    const published = await isPublished(found.id)
    return { ...found, paragraphs, published }
  }
  const revise = { articleId: found.id, from: found.revision, article, reason: 'source' as const }
  const revised = await reviseArticle(operator, revise)
  if (!revised.ok) return revised
  const { id, slug: known, revision } = revised.value
  return { outcome: 'revised', id, slug: known, revision, paragraphs, published: await isPublished(id) }
}

/** Which of some things were brought in before, all asked at once: how an import goes on where it was interrupted. */
export async function listTaken(keys: string[]): Promise<Set<string>> {
  const rows = await db().takenSource.findMany({ where: { key: { in: keys } }, select: { key: true } })
  return new Set(rows.map(({ key }) => key))
}

async function isPublished(id: string): Promise<boolean> {
  return (await db().article.count({ where: { id, publishedAt: { not: null } } })) > 0
}
