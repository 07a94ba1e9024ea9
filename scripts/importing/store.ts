import { db } from '@/lib/db'
import type { BroughtIn } from '@/lib/import/bring-in'
import { bringIn } from '@/lib/import/mutations'
import { operator } from '@/lib/policy'
import type { Refused } from '@/lib/result'
import type { Source } from './sources'

export type Stored = Omit<BroughtIn, 'proposalId'> & { paragraphs: number; published: boolean }
type How = { publish: boolean; slug?: string | undefined }
type Read = Exclude<Awaited<ReturnType<Source['read']>>, { problem: string }>

export async function store(source: Source, read: Read, { publish, slug }: How): Promise<Stored | Refused> {
  const { article, watch } = read
  const brought = await bringIn(operator, { article, slug, publish, watch, key: source.key ?? undefined })
  if (!brought.ok) return brought
  const { proposalId: _, ...found } = brought.value
  return { ...found, paragraphs: article.paragraphs.length, published: await isPublished(found.id) }
}

/** Which of some things were brought in before, all asked at once: how an import goes on where it was interrupted. */
export async function listTaken(keys: string[]): Promise<Set<string>> {
  const rows = await db().takenSource.findMany({ where: { key: { in: keys } }, select: { key: true } })
  return new Set(rows.map(({ key }) => key))
}

async function isPublished(id: string): Promise<boolean> {
  return (await db().article.count({ where: { id, publishedAt: { not: null } } })) > 0
}
