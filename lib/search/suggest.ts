import 'server-only'
import { db } from '@/lib/db'
import { askFor } from '@/lib/search/asked'
import { nearest, respell, spellable, type Term } from '@/lib/search/terms'

/** How many words that share the most trigrams with one that was typed are compared letter by letter. */
const compared = 20

type Row = { typed: string; words: string[] }

/**
 * What may have been meant: each word that is found nowhere replaced by the nearest one that is found somewhere. Null
 * where every word is found, or where none is near enough to one that is not.
 */
export async function suggest(typed: string, terms: readonly Term[]): Promise<string | null> {
  const unknown = await listUnknown(spellable(terms))
  if (unknown.length === 0) return null
  const rows = await db().$queryRaw<Row[]>`
    SELECT t.word AS typed, ARRAY(SELECT w.word FROM search_word w WHERE w.word % lower(t.word)
      ORDER BY similarity(w.word, lower(t.word)) DESC, w.word LIMIT ${compared}) AS words
    FROM unnest(${unknown}::text[]) AS t (word)`
  const found = await Promise.all(
    rows.map(async ({ typed, words }) => {
      const near = nearest(typed, words)
      const gone = new Set(await listUnknown(near))
      const best = near.find((word) => !gone.has(word))
      return best ? [[typed, best] as const] : []
    }),
  )
  const instead = new Map(found.flat())
  return instead.size > 0 ? respell(typed, instead) : null
}

/** The words that nothing holds which anyone may find. */
async function listUnknown(words: readonly string[]): Promise<string[]> {
  const asked = await Promise.all(
    words.map(async (word) => ({
      word,
      wide: (await askFor([{ words: word, form: 'word', not: false }], null))?.wide,
    })),
  )
  const known = asked.flatMap(({ word, wide }) => (wide ? [{ word, wide }] : []))
  if (known.length === 0) return []
  const rows = await db().$queryRaw<{ word: string }[]>`
    SELECT word FROM unnest(${known.map(({ word }) => word)}::text[], ${known.map(({ wide }) => wide)}::text[]) AS each (word, wide)
    WHERE NOT EXISTS (SELECT 1 FROM search_entry e WHERE e.words @@ wide::tsquery)`
  return rows.map(({ word }) => word)
}
