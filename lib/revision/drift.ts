import 'server-only'
import type { Transaction } from '@/lib/db'
import { append } from '@/lib/event/append'
import { closeCaseOf, openCase } from '@/lib/review/cases'

type Revision = { articleId: string; revisionId: string; actorId: string | null; isPublished: boolean }

/** A check that stands in an article, by its own place or by one where it is reused. */
type Standing = {
  occurrenceId: string
  factCheckId: string
  isReuse: boolean
  state: string
  paragraphId: string | null
  hasCase: boolean
  authorId: string
  version: number
  verdict: string
}

/**
 * Brings every published check to the desk whose words a revision changed, and takes those off it whose words are back
 * or are gone: of an orphan there is nothing to decide until somebody ties it to other words.
 */
export async function tellDrift(tx: Transaction, given: Revision): Promise<void> {
  for (const check of await listStandings(tx, given)) {
    if (check.state === 'drifted' && given.isPublished) await bringToDesk(tx, given, check)
    else if (check.hasCase) await closeCaseOf(tx, 'drift', subjectOf(check), 'gone')
  }
}

async function listStandings(tx: Transaction, { articleId, revisionId }: Revision): Promise<Standing[]> {
  return tx.$queryRaw<Standing[]>`
    SELECT o.id AS "occurrenceId", f.id AS "factCheckId", f.occurrence_id <> o.id AS "isReuse", s.state,
      s.paragraph_id AS "paragraphId", f.author_id AS "authorId", v.number AS version, v.verdict,
      EXISTS (SELECT 1 FROM review_case c WHERE c.state = 'open' AND c.kind = 'drift'
        AND (c.fact_check_id = f.id AND f.occurrence_id = o.id OR c.occurrence_id = o.id)) AS "hasCase"
    FROM anchor a JOIN anchor_state s ON s.anchor_id = a.id AND s.revision_id = ${revisionId}::uuid
    JOIN occurrence o ON o.anchor_id = a.id AND o.state = 'accepted'
    JOIN fact_check f ON f.id = o.reused_id OR (o.reused_id IS NULL AND f.occurrence_id = o.id)
    JOIN fact_check_version v ON v.fact_check_id = f.id AND v.number = f.published_version
    WHERE a.article_id = ${articleId}::uuid AND f.state <> 'retracted' ORDER BY o.id`
}

const subjectOf = ({ isReuse, occurrenceId, factCheckId }: Standing) =>
  isReuse ? { occurrenceId } : { factCheckId }

async function bringToDesk(tx: Transaction, { articleId, actorId }: Revision, check: Standing) {
  const { isReuse, occurrenceId, factCheckId, authorId, version, verdict, paragraphId } = check
  await openCase(tx, {
    kind: 'drift',
    ...subjectOf(check),
    articleId,
    authorId,
    verdict,
    version: isReuse ? 1 : version,
  })
  append(tx, {
    kind: isReuse ? 'occurrence.drifted' : 'fact-check.drifted',
    actorId,
    subjectType: isReuse ? 'occurrence' : 'fact-check',
    subjectId: isReuse ? occurrenceId : factCheckId,
    articleId,
    data: { version, paragraphId, ...(isReuse ? { factCheckId } : {}) },
  })
}
