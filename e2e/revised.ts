import { type Article, newId } from './fixtures'

type Sql = <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>

/** An anchor's state in the next revision; the words are found in the new text of their paragraph. */
export type NextState = { anchorOf: string; state: 'anchored' | 'drifted' | 'orphaned'; words?: string }

/**
 * The next revision of an article, as the mutation leaves it: texts by paragraph, null for one that is taken out, and what
 * that does to what is written on it.
 */
export async function addRevision(
  sql: Sql,
  article: Article,
  { texts, note, states }: { texts: (string | null)[]; note: string; states: NextState[] },
) {
  const id = newId()
  await sql(
    `INSERT INTO revision (id, article_id, number, title, reason, note)
     SELECT $1, $2, number + 1, title, 'correction', $3 FROM revision WHERE article_id = $2 ORDER BY number DESC LIMIT 1`,
    [id, article.id, note],
  )
  const kept = article.paragraphs.flatMap((paragraph, at) => {
    const text = texts[at] === undefined ? paragraph.text : texts[at]
    return text === null ? [] : [{ id: paragraph.id, text }]
  })
  for (const [position, paragraph] of kept.entries())
    await sql(
      "INSERT INTO paragraph_text (revision_id, paragraph_id, position, kind, text) VALUES ($1, $2, $3, 'paragraph', $4)",
      [id, paragraph.id, position, paragraph.text],
    )
  for (const { anchorOf, state, words } of states) {
    const place = kept.find(({ text }) => words !== undefined && text.includes(words))
    const start = place && words ? place.text.indexOf(words) : null
    await sql(
      `INSERT INTO anchor_state (anchor_id, revision_id, state, paragraph_id, start, "end", similarity)
       SELECT coalesce((SELECT anchor_id FROM comment WHERE id = $1),
         (SELECT o.anchor_id FROM fact_check f JOIN occurrence o ON o.id = f.occurrence_id WHERE f.id = $1)), $2, $3, $4, $5, $6, 0.8`,
      [anchorOf, id, state, place?.id ?? null, start, start === null ? null : start + (words?.length ?? 0)],
    )
    if (state === 'orphaned') await sql('UPDATE comment SET is_orphan = true WHERE root_id = $1', [anchorOf])
  }
  await sql(
    `WITH turned AS (UPDATE article SET current_revision = current_revision + 1 WHERE id = $1 RETURNING current_revision)
     INSERT INTO event (kind, subject_type, subject_id, article_id, is_public, data)
     SELECT 'article.revised', 'article', $1, $1, true,
       jsonb_build_object('slug', $2::text, 'revision', current_revision, 'states', $3::jsonb) FROM turned`,
    [article.id, article.slug, JSON.stringify(countOf(states))],
  )
}

function countOf(states: NextState[]) {
  const count = (state: string) => states.filter((one) => one.state === state).length
  return { anchored: count('anchored'), moved: 0, drifted: count('drifted'), orphaned: count('orphaned') }
}
