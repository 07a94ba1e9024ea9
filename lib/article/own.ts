import 'server-only'
import type { OwnCheck } from '@/lib/account/viewer-answer'
import { db } from '@/lib/db'
import type { CheckLifeState } from '@/lib/fact-check/life'
import type { Verdict } from '@/lib/fact-check/verdicts'
import type { Viewer } from '@/lib/policy'

type Row = Omit<OwnCheck, 'state' | 'verdict'> & { state: CheckLifeState; verdict: Verdict }

/** One's own checks of an article of which the latest version is not what the public sees, the newest 50. */
export async function listOwnChecks(viewer: Viewer, articleId: string): Promise<OwnCheck[]> {
  return db().$queryRaw<Row[]>`
    SELECT f.id, a.paragraph_id AS "paragraphId", f.state, v.verdict, v.conclusion, f.version,
      f.published_version IS NOT NULL AS "isCorrection", r.reason_code AS "reasonCode", r.reason
    FROM fact_check f JOIN occurrence o ON o.id = f.occurrence_id JOIN anchor a ON a.id = o.anchor_id
    JOIN fact_check_version v ON v.fact_check_id = f.id AND v.number = f.version
    LEFT JOIN LATERAL (
      SELECT w.reason_code, w.reason FROM review w
      WHERE w.fact_check_id = f.id AND w.version_number = f.version ORDER BY w.created_at DESC LIMIT 1) r ON true
    WHERE f.author_id = ${viewer.id}::uuid AND f.article_id = ${articleId}::uuid AND f.state NOT IN ('published', 'retracted')
    ORDER BY f.created_at DESC LIMIT 50`
}
