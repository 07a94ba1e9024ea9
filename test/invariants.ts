import type pg from 'pg'
import { verifyChain } from '@/scripts/record/chain'

/** What must hold in every database at every moment, as queries for whatever breaks it. */
const queries: Record<string, string> = {
  'a comment stands at a paragraph and an anchor of its article': `
    SELECT c.id FROM comment c LEFT JOIN "user" u ON u.id = c.author_id
    LEFT JOIN paragraph p ON p.id = c.paragraph_id AND p.article_id = c.article_id
    LEFT JOIN anchor a ON a.id = c.anchor_id AND a.article_id = c.article_id AND a.paragraph_id = c.paragraph_id
    WHERE u.id IS NULL OR p.id IS NULL OR a.id IS NULL`,
  'a check has an author, a claim and a place in its article': `
    SELECT f.id FROM fact_check f LEFT JOIN "user" u ON u.id = f.author_id LEFT JOIN claim c ON c.id = f.claim_id
    LEFT JOIN occurrence o ON o.id = f.occurrence_id LEFT JOIN anchor a ON a.id = o.anchor_id AND a.article_id = f.article_id
    WHERE u.id IS NULL OR c.id IS NULL OR a.id IS NULL`,
  'a reply stands in the thread and at the paragraph of what it answers': `
    SELECT c.id FROM comment c LEFT JOIN comment p ON p.id = c.parent_id
    WHERE c.parent_id IS NOT NULL AND (p.id IS NULL OR p.root_id <> c.root_id OR p.article_id <> c.article_id
      OR p.paragraph_id <> c.paragraph_id)`,
  'versions of a check are numbered from 1 to the newest, each later than the one before': `
    SELECT f.id FROM fact_check f LEFT JOIN fact_check_version v ON v.fact_check_id = f.id
    WHERE f.state <> 'draft' GROUP BY f.id
    HAVING count(v.number) <> f.version OR min(v.number) <> 1 OR max(v.number) <> f.version
    UNION ALL SELECT v.fact_check_id FROM fact_check_version v JOIN fact_check_version b
      ON b.fact_check_id = v.fact_check_id AND b.number = v.number - 1 WHERE v.created_at < b.created_at`,
  'versions of a comment are numbered from 1 to the newest': `
    SELECT c.id FROM comment c LEFT JOIN comment_version v ON v.comment_id = c.id GROUP BY c.id
    HAVING count(v.number) <> c.version OR min(v.number) <> 1 OR max(v.number) <> c.version`,
  'a decided check has exactly one decision on its case, and every decision a closed case': `
    SELECT c.id FROM review_case c LEFT JOIN review r ON r.case_id = c.id
    WHERE c.kind = 'fact-check' AND c.undone_at IS NULL AND c.outcome IN ('publish', 'request-changes', 'reject')
    GROUP BY c.id HAVING count(r.id) <> 1
    UNION ALL SELECT r.id FROM review r JOIN review_case c ON c.id = r.case_id
    WHERE c.state <> 'closed' AND c.undone_at IS NULL`,
  'the log tells of as many decisions as there are': `
    SELECT f.id FROM fact_check f
    WHERE (SELECT count(*) FROM review r WHERE r.fact_check_id = f.id) >
      (SELECT count(*) FROM event e WHERE e.subject_id = f.id
        AND e.kind IN ('fact-check.published', 'fact-check.changes-requested', 'fact-check.rejected'))`,
  'the log tells of every comment once': `
    SELECT c.id FROM comment c LEFT JOIN event e ON e.subject_id = c.id AND e.kind = 'comment.created'
    GROUP BY c.id HAVING count(e.id) <> 1
    UNION ALL SELECT e.subject_id FROM event e LEFT JOIN comment c ON c.id = e.subject_id
    WHERE e.kind = 'comment.created' AND c.id IS NULL`,
  'a case that waits is the only one of its kind about its subject': `
    SELECT min(id::text) FROM review_case WHERE state = 'open'
    GROUP BY kind, coalesce(fact_check_id, occurrence_id, comment_id, sanction_id, appeal_id) HAVING count(*) > 1`,
  'reports that are counted were made': `
    SELECT c.id FROM review_case c WHERE c.kind = 'flag' AND c.state = 'open' AND c.reports > (
      SELECT count(*) FROM flag f WHERE f.comment_id = c.comment_id OR f.fact_check_id = c.fact_check_id)`,
  'a key of a form made one thing, which is there': `
    SELECT k.key FROM idempotency_key k LEFT JOIN comment c ON c.id::text = k.answer->>'id'
    WHERE k.kind = 'comment.create' AND c.id IS NULL
    UNION ALL SELECT min(key::text)::uuid FROM idempotency_key GROUP BY user_id, key HAVING count(*) > 1
    UNION ALL SELECT min(key::text)::uuid FROM idempotency_key
    WHERE kind = 'comment.create' GROUP BY answer->>'id' HAVING count(*) > 1`,
}

/** Every break of what must always hold, by the sentence that it breaks; empty in a sound database. */
export async function findBroken(client: pg.ClientBase): Promise<string[]> {
  const broken: string[] = []
  for (const [sentence, query] of Object.entries(queries)) {
    const { rows } = await client.query(query)
    // The first by name, so that two looks at the same rows say the same.
    const [first] = rows.map((row) => String(Object.values(row)[0])).sort()
    if (first !== undefined) broken.push(`${sentence}: ${rows.length} not, like ${first}`)
  }
  const chain = await verifyChain(client)
  if (chain.state !== 'whole') broken.push(`the log is a chain: ${JSON.stringify(chain)}`)
  return broken
}
