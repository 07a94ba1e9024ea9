import 'server-only'
import { db } from '@/lib/db'
import { askFor } from '@/lib/search/asked'
import { respell, spellable, type Term } from '@/lib/search/terms'

/** How many words that look like one that was typed are tried. */
const tried = 5

type Row = { typed: string; word: string }

/**
 * What may have been meant: each word that is found nowhere replaced by the one most like it, by trigrams, that is. Null
 * where every word is found somewhere, or where none is like one that is not.
 */
export async function suggest(typed: string, terms: readonly Term[]): Promise<string | null> {
  const asked = await Promise.all(
    spellable(terms).map(async (word) => ({
      word,
      asked: await askFor([{ words: word, form: 'word', not: false }], null),
    })),
  )
  const known = asked.flatMap(({ word, asked }) => (asked ? [{ word, asked }] : []))
  const languages = known[0]?.asked.languages
  if (!languages) return null
  const rows = await db().$queryRaw<Row[]>`
    WITH typed AS MATERIALIZED (
      SELECT word, lower(word) AS lower
      FROM unnest(${known.map(({ word }) => word)}::text[], ${known.map(({ asked }) => asked.wide)}::text[]) AS each (word, wide)
      WHERE NOT EXISTS (SELECT 1 FROM search_entry e WHERE e.words @@ wide::tsquery)
    )
    SELECT t.word AS typed, best.word FROM typed t, LATERAL (
      SELECT l.word FROM (
        SELECT w.word, similarity(w.word, t.lower) AS likeness FROM search_word w
        WHERE w.word % t.lower AND w.word <> t.lower ORDER BY likeness DESC, w.word LIMIT ${tried}) l
      WHERE EXISTS (
        SELECT 1 FROM unnest(${languages}::text[]) AS each (language), LATERAL (
          SELECT 1 FROM search_entry e WHERE e.words @@ plainto_tsquery(search_config(each.language), l.word) LIMIT 1) hit)
      ORDER BY l.likeness DESC, l.word LIMIT 1) best`
  return rows.length > 0 ? respell(typed, new Map(rows.map((row) => [row.typed, row.word]))) : null
}
