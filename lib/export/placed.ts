import 'server-only'
import { db } from '@/lib/db'
import { draftWords } from '@/lib/draft/words'
import { inBatches } from '@/lib/export/batches'
import type { Exported } from '@/lib/export/shape'
import {
  articleSelect,
  keyed,
  laterThan,
  momentOf,
  momentOrNull,
  oldestFirst,
  placeOf,
} from '@/lib/export/shaping'
import type { FormValues } from '@/lib/form'

const batch = 100

/** What someone is writing in the composer, the oldest first. */
export async function* listExportedDrafts(authorId: string, site: URL): AsyncGenerator<Exported<'drafts'>[]> {
  const batches = inBatches(batch, async (after) => {
    const where = { authorId, ...laterThan(after) }
    const rows = await db().checkDraft.findMany({
      where,
      orderBy: oldestFirst,
      take: batch,
      include: { article: articleSelect },
    })
    return rows.map(keyed)
  })
  for await (const rows of batches) {
    yield rows.map(({ id, article, paragraphId, factCheckId, values, createdAt, updatedAt }) => ({
      id,
      place: placeOf(site, article, paragraphId),
      factCheckId,
      values: draftWords(values as FormValues) as Exported<'drafts'>['values'],
      createdAt: momentOf(createdAt),
      updatedAt: momentOf(updatedAt),
    }))
  }
}

/** The places for which someone proposed a published check, the oldest first. */
export async function* listExportedReuses(
  proposerId: string,
  site: URL,
): AsyncGenerator<Exported<'reuses'>[]> {
  const batches = inBatches(batch, async (after) => {
    const where = { proposerId, ...laterThan(after) }
    const rows = await db().occurrence.findMany({
      where,
      orderBy: oldestFirst,
      take: batch,
      include: { anchor: { select: { exact: true, paragraphId: true, article: articleSelect } } },
    })
    return rows.map(keyed)
  })
  for await (const rows of batches) {
    yield rows.map(({ id, reusedId, anchor, state, reasonCode, reason, createdAt, judgedAt }) => ({
      id,
      factCheckId: reusedId,
      place: { ...placeOf(site, anchor.article, anchor.paragraphId), quote: anchor.exact },
      state,
      reasonCode,
      reason,
      createdAt: momentOf(createdAt),
      judgedAt: momentOrNull(judgedAt),
    }))
  }
}
