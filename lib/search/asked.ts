import 'server-only'
import { db } from '@/lib/db'
import type { Term } from '@/lib/search/terms'

/**
 * What was typed as the database asks for it. Each language has its own stems, so each has its own exact query; the wide
 * one finds whatever any of them may fit.
 */
export type Asked = {
  wide: string
  languages: string[]
  exact: string[]
  /** Whether whatever the wide query finds fits: one language, and no words in a row. */
  isExact: boolean
  /** Whether a word is asked for by its beginning. */
  isBegun: boolean
  /** The beginnings by which the words are found in a text. */
  stems: string[]
}

type Row = { language: string; wide: string | null; exact: string | null; stems: string[] }

/** The queries for all languages that something is written in here; null where nothing that was typed can be looked for. */
export async function askFor(terms: readonly Term[], language: string | null): Promise<Asked | null> {
  if (terms.length === 0) return null
  const wanted = terms.filter(({ not }) => !not).map(({ words }) => words)
  const rows = await db().$queryRaw<Row[]>`
    WITH RECURSIVE written AS (
      SELECT min(language) AS language FROM search_entry
      UNION ALL
      SELECT (SELECT min(e.language) FROM search_entry e WHERE e.language > w.language) FROM written w WHERE w.language IS NOT NULL
    )
    SELECT w.language, search_query(c.config, ${JSON.stringify(terms)}::jsonb, false)::text AS wide,
      search_query(c.config, ${JSON.stringify(terms)}::jsonb, true)::text AS exact,
      tsvector_to_array(to_tsvector(c.config, search_text(${wanted.join(' ')}))) AS stems
    FROM written w, LATERAL (SELECT search_config(w.language) AS config) c
    WHERE w.language IS NOT NULL AND (${language}::text IS NULL OR w.language = ${language})`
  return together(
    rows,
    terms.some(({ form, not }) => form === 'begins' && !not),
  )
}

function together(rows: Row[], isBegun: boolean): Asked | null {
  const said = rows.flatMap(({ wide, exact, ...row }) => (wide && exact ? [{ ...row, wide, exact }] : []))
  const wides = [...new Set(said.map(({ wide }) => wide))]
  if (wides.length === 0) return null
  return {
    wide: wides.map((one) => `(${one})`).join(' | '),
    languages: said.map(({ language }) => language),
    exact: said.map(({ exact }) => exact),
    isBegun,
    isExact: wides.length === 1 && said.every(({ wide, exact }) => wide === exact),
    stems: [...new Set(said.flatMap(({ stems }) => stems))],
  }
}
