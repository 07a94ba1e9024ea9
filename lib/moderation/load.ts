import 'server-only'
import type { Transaction } from '@/lib/db'
import type { Opinion, WordRule } from '@/lib/moderation/kinds'
import { reasonsToHold } from '@/lib/moderation/rules'
import { compileRules, type WordMatcher } from '@/lib/moderation/words'
import { often } from '@/lib/often'
import { type ArticleMode, can, type Viewer } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'
import type { HeldCode } from '@/lib/review/held'
import { settingsSql } from '@/lib/setting/load'
import { type Settings, settingsFrom } from '@/lib/setting/settings'

type Written = {
  /** The comment that is edited; null for a new one. */
  id: string | null
  body: string
  mode: ArticleMode
  /** Its author has been asked whether they mean to repeat themselves. */
  isConfirmed: boolean
  /** What the installation's own classifier said, asked before the transaction. */
  opinion: Opinion
}

/**
 * Judges what somebody is about to say: refused with what is to be changed, or the reasons for which it waits for a
 * moderator, none of which is the usual case. What one person sends at once is judged one after the other.
 */
export async function judgeComment(
  tx: Transaction,
  viewer: Viewer,
  written: Written,
): Promise<Result<HeldCode[]>> {
  const isStaff = can(viewer, 'comment.skip-filters')
  const isPreModerated = viewer.standing?.isPreModerated === true
  if (isStaff) return succeed<HeldCode[]>(isPreModerated ? ['author'] : [])
  const { opinion } = written
  if (opinion.action === 'refuse')
    return refuse('refused-outside', { field: 'body', ...(opinion.reason ? { words: opinion.reason } : {}) })
  const { settings, match } = await lockAuthor(tx, viewer)
  const found = match(written.body)
  const banned = found.filter(({ rule }) => rule.kind === 'banned').flatMap(({ words }) => words)
  if (banned.length > 0)
    return refuse('banned-words', { field: 'body', words: [...new Set(banned)].map(inQuotes).join(', ') })
  const facts = await findFacts(tx, viewer, written, settings)
  if (facts.isRepeated && !written.isConfirmed) return refuse('repeated', { field: 'body' })
  return succeed(
    reasonsToHold(
      {
        ...facts,
        mode: written.mode,
        isStaff,
        isPreModerated,
        isSuspect: found.length > 0,
        isHeldOutside: opinion.action === 'hold',
      },
      {
        firstHeld: settings['first-comments-held'],
        rejectionShare: settings['rejection-hold-share'],
        rejectionMinimum: settings['rejection-hold-minimum'],
      },
    ),
  )
}

const inQuotes = (words: string) => `“${words}”`

type Found = { standing: number; decided: number; rejected: number; isRepeated: boolean }

/** What the rules ask of an author. Of decisions no more are counted than change the share that waits. */
async function findFacts(
  tx: Transaction,
  { id: authorId }: Viewer,
  { id, body }: Written,
  settings: Settings,
): Promise<Found> {
  const firstHeld = settings['first-comments-held']
  const share = settings['rejection-hold-share']
  const minimum = settings['rejection-hold-minimum']
  const repeatMinutes = settings['repeat-minutes']
  const [found] = await tx.$queryRaw<[Found]>`${often}
    WITH decision AS (
      SELECT r.decision = 'reject' AS is_rejected FROM fact_check f JOIN review r ON r.fact_check_id = f.id
      WHERE f.author_id = ${authorId}::uuid AND r.created_at > now() - interval '7 days'
        AND r.decision IN ('publish', 'reject')
    ), rejected AS (
      SELECT (SELECT count(*) FROM decision WHERE is_rejected) + (SELECT count(*) FROM comment
        WHERE author_id = ${authorId}::uuid AND state = 'hidden' AND id IS DISTINCT FROM ${id}::uuid
          AND created_at > now() - interval '7 days') AS count
    )
    SELECT (SELECT count(*)::int FROM (
        (SELECT 1 FROM comment WHERE author_id = ${authorId}::uuid AND state = 'visible' AND id IS DISTINCT FROM ${id}::uuid
          LIMIT ${firstHeld}::int)
        UNION ALL (SELECT 1 FROM fact_check WHERE author_id = ${authorId}::uuid AND published_version IS NOT NULL
          LIMIT ${firstHeld}::int)) seen) AS standing,
      (SELECT count(*)::int FROM (
        SELECT 1 FROM decision UNION ALL (SELECT 1 FROM comment
          WHERE author_id = ${authorId}::uuid AND state IN ('visible', 'hidden') AND id IS DISTINCT FROM ${id}::uuid
            AND created_at > now() - interval '7 days'
          LIMIT (SELECT greatest(${minimum}::int, ceil(count / nullif(${share}::float8, 0)) + 1) FROM rejected))) d) AS decided,
      (SELECT count::int FROM rejected) AS rejected,
      ${id}::uuid IS NULL AND EXISTS (SELECT 1 FROM comment WHERE author_id = ${authorId}::uuid AND state <> 'deleted'
        AND created_at > now() - make_interval(mins => ${repeatMinutes}::int)
        AND lower(regexp_replace(body, '\\s+', ' ', 'g')) = lower(regexp_replace(${body}, '\\s+', ' ', 'g'))) AS "isRepeated"`
  return found
}

type InForce = { settings: { name: string; value: unknown }[]; rules: WordRule[] }

/** Has what one author sends at once wait for one another, and reads by what it is judged. */
async function lockAuthor(tx: Transaction, { id }: Viewer) {
  const [inForce] = await tx.$queryRaw<[InForce]>`${often}
    SELECT (SELECT coalesce(jsonb_agg(to_jsonb(s)), '[]') FROM (${settingsSql}) s) AS settings,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'kind', w.kind, 'pattern', w.pattern) ORDER BY w.id), '[]')
        FROM word_rule w WHERE w.removed_at IS NULL) AS rules
    FROM "user" u WHERE u.id = ${id}::uuid FOR NO KEY UPDATE OF u`
  return { settings: settingsFrom(inForce.settings), match: matcherOf(inForce.rules) }
}

const kept: { of: string; match: WordMatcher<WordRule> } = { of: '', match: compileRules<WordRule>([]) }

/** The matcher of these rules, made anew when they are others than the last time. */
function matcherOf(rules: WordRule[]): WordMatcher<WordRule> {
  const of = rules.map(({ id }) => id).join()
  if (kept.of !== of) Object.assign(kept, { of, match: compileRules(rules) })
  return kept.match
}
