import 'server-only'
import { db } from '@/lib/db'
import { can, type Viewer } from '@/lib/policy'
import { noFilter, type QueueFilter } from '@/lib/review/filter'
import type { CaseKind } from '@/lib/review/kinds'
import { type Pressure, pressing } from '@/lib/review/priority'
import { isOverdue, type QueueEnd, type QueueView, queuePageSize, writeQueueEnd } from '@/lib/review/queue'
import type { FilterChoices, QueueCounts, QueueItem } from '@/lib/review/queue-shape'
import { pageSql, whereSql } from '@/lib/review/queue-sql'
import { findTargetHours } from '@/lib/setting/load-target'
import { Prisma } from '@/prisma/client/client'

/** One page of what waits, the most pressing first, and where the next begins. */
export async function listQueue(
  viewer: Viewer,
  filter: QueueFilter,
  after: QueueEnd | null,
): Promise<{ items: QueueItem[]; next: string | null }> {
  if (!can(viewer, 'review.read')) return { items: [], next: null }
  const targetHours = await findTargetHours()
  const rows = await db().$queryRaw<QueueRow[]>(pageSql(viewer, { filter, after, targetHours }))
  const page = rows.slice(0, queuePageSize)
  const last = page.at(-1)
  const next = rows.length > queuePageSize && last ? writeQueueEnd(last) : null
  const now = new Date()
  return { items: page.map((row) => shapeItem(row, now, targetHours)), next }
}

type QueueRow = Omit<QueueItem, 'openedAt' | 'rankedAt' | 'isOverdue' | 'holder' | 'why'> &
  Omit<Pressure, 'kind'> & {
    openedAt: Date
    rankedAt: Date
    holderName: string | null
    holderIsViewer: boolean | null
  }

function shapeItem(
  { openedAt, rankedAt, holderName, holderIsViewer, ...row }: QueueRow,
  now: Date,
  targetHours: number,
): QueueItem {
  const { reach, authorStanding, ...item } = row
  return {
    ...item,
    openedAt: openedAt.toISOString(),
    rankedAt: rankedAt.toISOString(),
    isOverdue: isOverdue(openedAt, now, targetHours),
    holder: holderName === null ? null : { name: holderName, isViewer: holderIsViewer === true },
    why: pressing({ ...item, reach, authorStanding }),
  }
}

type KindRow = Record<QueueView, number> & { kind: CaseKind }

/** How much waits, for how long, of which kind, and who has it. */
export async function countQueue(viewer: Viewer, filter: QueueFilter): Promise<QueueCounts> {
  const hours = await findTargetHours()
  const [[total], rows] = await Promise.all([
    db().$queryRaw<[Pick<QueueCounts, 'all' | 'overdue' | 'medianWaitSeconds'>]>`
      SELECT count(*)::int AS all,
        count(*) FILTER (WHERE opened_at < now() - make_interval(hours => ${hours}))::int AS overdue,
        extract(epoch FROM now() - percentile_disc(0.5) WITHIN GROUP (ORDER BY opened_at))::float8 AS "medianWaitSeconds"
      FROM review_case WHERE state = 'open'`,
    db().$queryRaw<KindRow[]>`
      SELECT c.kind, count(*)::int AS all, count(*) FILTER (WHERE c.held_until IS NULL OR c.held_until <= now())::int AS free,
        count(*) FILTER (WHERE c.holder_id = ${viewer.id}::uuid AND c.held_until > now())::int AS mine
      FROM review_case c WHERE ${whereSql(viewer, { ...filter, view: 'all', kind: null }, hours)} GROUP BY c.kind`,
  ])
  const count = (kind: CaseKind, view: QueueView) => rows.find((row) => row.kind === kind)?.[view] ?? 0
  const asked = rows.filter(({ kind }) => filter.kind === null || kind === filter.kind)
  const sum = (view: QueueView) => asked.reduce((all, row) => all + row[view], 0)
  return {
    ...total,
    kinds: {
      'fact-check': count('fact-check', filter.view),
      occurrence: count('occurrence', filter.view),
      comment: count('comment', filter.view),
      flag: count('flag', filter.view),
      drift: count('drift', filter.view),
      appeal: count('appeal', filter.view),
    },
    views: { all: sum('all'), free: sum('free'), mine: sum('mine') },
  }
}

/** The most articles that the filter offers: those with the most cases. */
const mostArticles = 40

/** What there is to choose from: the articles and languages of what waits. */
export async function listFilterChoices(): Promise<FilterChoices> {
  const [articles, languages] = await Promise.all([
    db().$queryRaw<FilterChoices['articles']>`
      SELECT p.slug, r.title, waiting.count FROM (
        SELECT article_id, count(*)::int AS count FROM review_case WHERE state = 'open' AND article_id IS NOT NULL
        GROUP BY article_id ORDER BY count DESC, article_id LIMIT ${mostArticles}
      ) waiting
      JOIN article p ON p.id = waiting.article_id
      JOIN revision r ON r.article_id = p.id AND r.number = p.current_revision
      ORDER BY waiting.count DESC, r.title`,
    db().$queryRaw<{ language: string }[]>`
      SELECT DISTINCT language FROM review_case WHERE state = 'open' AND language IS NOT NULL ORDER BY language LIMIT 40`,
  ])
  return { articles, languages: languages.map(({ language }) => language) }
}

const nobody = '00000000-0000-0000-0000-000000000000'

/** The most pressing case of what a filter asks for that the viewer could decide now, other than the given one. */
export async function findNextCase(
  viewer: Viewer,
  exceptId: string | null,
  filter: QueueFilter = noFilter,
): Promise<string | null> {
  if (!can(viewer, 'review.read')) return null
  const [row] = await db().$queryRaw<{ id: string }[]>(
    nextSql(viewer, exceptId, { filter, targetHours: await findTargetHours() }),
  )
  return row?.id ?? null
}

function nextSql(
  viewer: Viewer,
  exceptId: string | null,
  { filter, targetHours }: { filter: QueueFilter; targetHours: number },
): Prisma.Sql {
  return Prisma.sql`
    SELECT c.id FROM review_case c
    LEFT JOIN appeal ON appeal.id = c.appeal_id
    LEFT JOIN occurrence ON occurrence.id = c.occurrence_id
    LEFT JOIN fact_check reused ON reused.id = occurrence.reused_id
    LEFT JOIN sanction ON sanction.id = c.sanction_id
    WHERE ${whereSql(viewer, filter, targetHours)} AND c.id <> ${exceptId ?? nobody}::uuid
      AND (c.held_until IS NULL OR c.held_until <= now() OR c.holder_id = ${viewer.id}::uuid)
      AND NOT (${viewer.id}::uuid = ANY (array_remove(ARRAY[c.author_id, appeal.against_id, appeal.appellant_id,
        reused.author_id, sanction.issuer_id], NULL)))
      AND NOT EXISTS (SELECT 1 FROM article_editor editor
        WHERE editor.article_id = c.article_id AND editor.user_id = ${viewer.id}::uuid)
      AND NOT EXISTS (SELECT 1 FROM opinion given JOIN review_case judged ON judged.id = given.case_id
        WHERE given.moderator_id = ${viewer.id}::uuid AND ((judged.id = c.id AND given.version = c.version)
          OR (c.kind = 'appeal' AND judged.fact_check_id = c.fact_check_id AND judged.outcome = 'reject'
            AND given.decision = 'reject')))
    ORDER BY c.ranked_at, c.id LIMIT 1`
}
