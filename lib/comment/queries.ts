import 'server-only'
import type { CommentView, OwnComment, ReplyPage, ThreadPage, ThreadView } from '@/lib/comment/thread'
import { dayOf } from '@/lib/dates'
import { db } from '@/lib/db'
import type { Viewer } from '@/lib/policy'
import { Prisma } from '@/prisma/client/client'

/** How much of a paragraph's conversation one page holds. */
export type Extent = {
  threads: number
  replies: number
  /** With those whose words are gone, which do not stand beside the paragraph any more. */
  orphans?: boolean
}

type Row = {
  id: string
  paragraphId: string
  rootId: string
  parentId: string | null
  state: CommentView['state']
  version: number
  html: string
  at: Date
  editedAt: Date | null
  isExample: boolean
  quote: string | null
  handle: string
  name: string
  replyCount: number
  parentName: string | null
  helpfulCount: number
}

const columns = Prisma.sql`
  c.id, c.paragraph_id AS "paragraphId", c.root_id AS "rootId", c.parent_id AS "parentId", c.state, c.version,
  c.body_html AS html, c.created_at AS at, c.edited_at AS "editedAt", c.is_example AS "isExample", a.exact AS quote,
  u.handle, u.name,
  (SELECT count(*)::int FROM helpful_mark h WHERE h.comment_id = c.id) AS "helpfulCount",
  CASE WHEN c.parent_id <> c.root_id THEN (SELECT w.name FROM comment k JOIN "user" w ON w.id = k.author_id
    WHERE k.id = c.parent_id AND k.state = 'visible') END AS "parentName"`

const joins = Prisma.sql`JOIN "user" u ON u.id = c.author_id JOIN anchor a ON a.id = c.anchor_id`

// A comment that is gone keeps its place as long as something below it can be read.
const shownRoot = Prisma.sql`(c.state = 'visible' OR (c.state IN ('deleted', 'hidden') AND EXISTS (
  SELECT 1 FROM comment k WHERE k.root_id = c.id AND k.id <> c.id AND k.state = 'visible')))`
const shownReply = Prisma.sql`(c.state = 'visible' OR (c.state IN ('deleted', 'hidden') AND EXISTS (
  SELECT 1 FROM comment k WHERE k.parent_id = c.id AND k.state = 'visible')))`

const first = '00000000-0000-0000-0000-000000000000'

/**
 * The first threads of each paragraph after a given one, oldest first. The database reads the threads and replies
 * that it gives; of a thread that it gives it also goes through the other replies, to count them.
 */
export async function listThreads(
  paragraphIds: string[],
  extent: Extent,
  after: string = first,
): Promise<Map<string, ThreadPage>> {
  const rows = await db().$queryRaw<Row[]>`
    WITH roots AS (
      SELECT r.id FROM paragraph p CROSS JOIN LATERAL (
        SELECT c.id FROM comment c
        WHERE c.article_id = p.article_id AND c.paragraph_id = p.id AND c.root_id > ${after}::uuid
          AND c.parent_id IS NULL AND (NOT c.is_orphan OR ${extent.orphans ?? false}) AND ${shownRoot}
        ORDER BY c.root_id LIMIT ${extent.threads + 1}) r
      WHERE p.id = ANY(${paragraphIds}::uuid[])
    ), replies AS (
      SELECT x.id FROM roots r CROSS JOIN LATERAL (
        SELECT c.id FROM comment c WHERE c.root_id = r.id AND c.id <> r.id AND ${shownReply}
        ORDER BY c.id LIMIT ${extent.replies}) x
    ), counts AS (
      SELECT c.root_id, count(*)::int AS replies FROM comment c JOIN roots r ON r.id = c.root_id
      WHERE c.id <> c.root_id AND ${shownReply} GROUP BY c.root_id
    )
    SELECT ${columns}, coalesce(n.replies, 0) AS "replyCount"
    FROM (SELECT id FROM roots UNION ALL SELECT id FROM replies) s JOIN comment c ON c.id = s.id ${joins}
    LEFT JOIN counts n ON n.root_id = c.id
    ORDER BY c.root_id, c.id`
  return groupThreads(rows, extent.threads)
}

/** The replies of a thread after a given one, oldest first. */
export async function listReplies(rootId: string, after: string, limit: number): Promise<ReplyPage> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT ${columns}, 0 AS "replyCount" FROM comment c ${joins}
    WHERE c.root_id = ${rootId}::uuid AND c.id <> c.root_id AND c.id > ${after}::uuid AND ${shownReply}
      AND EXISTS (SELECT 1 FROM article p WHERE p.id = c.article_id AND p.published_at IS NOT NULL)
    ORDER BY c.id LIMIT ${limit + 1}`
  const replies = rows.slice(0, limit).map(commentView)
  return { replies, next: rows.length > limit ? (replies.at(-1)?.id ?? null) : null }
}

/** One thread with its replies after a given one; `replyCount` counts from there on. Null when it cannot be read. */
export async function findThread(
  paragraphId: string,
  rootId: string,
  limit: number,
  after: string = first,
): Promise<ThreadView | null> {
  const [[row], { replies }] = await Promise.all([
    db().$queryRaw<Row[]>`
      SELECT ${columns}, (SELECT count(*)::int FROM comment c
        WHERE c.root_id = ${rootId}::uuid AND c.id <> c.root_id AND c.id > ${after}::uuid AND ${shownReply}) AS "replyCount"
      FROM comment c ${joins} JOIN article p ON p.id = c.article_id AND p.published_at IS NOT NULL
      WHERE c.id = ${rootId}::uuid AND c.paragraph_id = ${paragraphId}::uuid AND c.parent_id IS NULL AND ${shownRoot}`,
    listReplies(rootId, after, limit),
  ])
  return row ? { root: commentView(row), replies, replyCount: row.replyCount } : null
}

/** A comment that everyone may read, or its tombstone, which has no author; null for one that waits or never was. */
export async function findPublicComment(
  paragraphId: string,
  id: string,
): Promise<(CommentView & { rootId: string }) | null> {
  const [row] = await db().$queryRaw<Row[]>`
    SELECT ${columns}, 0 AS "replyCount"
    FROM comment c ${joins} JOIN article p ON p.id = c.article_id AND p.published_at IS NOT NULL
    WHERE c.id = ${id}::uuid AND c.paragraph_id = ${paragraphId}::uuid AND c.state IN ('visible', 'deleted', 'hidden')`
  return row ? { ...commentView(row), rootId: row.rootId } : null
}

/** Where a comment stands that everyone may read, or its tombstone. */
export async function findCommentPlace(id: string): Promise<{ slug: string; paragraphId: string } | null> {
  const comment = await db().comment.findFirst({
    where: { id, state: { in: ['visible', 'deleted', 'hidden'] }, article: { publishedAt: { not: null } } },
    select: { paragraphId: true, article: { select: { slug: true } } },
  })
  return comment && { slug: comment.article.slug, paragraphId: comment.paragraphId }
}

/** The id before which nothing fits: what comes after it begins with the given one. */
export function justBefore(id: string): string {
  const digits = BigInt(`0x${id.replaceAll('-', '')}`)
  const before = (digits > 0n ? digits - 1n : 0n).toString(16).padStart(32, '0')
  return before.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** How many comments can be read, by paragraph. */
export async function countComments(articleId: string): Promise<Map<string, number>> {
  const rows = await db().$queryRaw<{ paragraphId: string; count: number }[]>`
    SELECT paragraph_id AS "paragraphId", count(*)::int AS count FROM comment
    WHERE article_id = ${articleId}::uuid AND state = 'visible' AND NOT is_orphan GROUP BY paragraph_id`
  return new Map(rows.map(({ paragraphId, count }) => [paragraphId, count]))
}

/** One's own comment as it is read, alone or as a part of JSON, which has no dates. */
export type OwnCommentRow = Omit<Row, 'replyCount' | 'at'> & {
  at: Date | string
  body: string
  heldFor: string[]
}

/** What one wrote here lately or what waits for a moderator: it may not be on the shared page yet. The newest 50. */
export function ownCommentsSql(viewer: Viewer, articleId: string): Prisma.Sql {
  return Prisma.sql`
    SELECT ${columns}, c.body, c.held_for AS "heldFor" FROM comment c ${joins}
    WHERE c.author_id = ${viewer.id}::uuid AND c.article_id = ${articleId}::uuid
      AND (c.state = 'held' OR (c.state = 'visible' AND greatest(c.created_at, c.edited_at) > now() - interval '1 hour'))
    ORDER BY c.created_at DESC LIMIT 50`
}

/** One's own comment with what was typed; null for another's, and for one that is gone. */
export async function findOwnComment(viewer: Viewer, id: string): Promise<OwnComment | null> {
  const [row] = await db().$queryRaw<OwnCommentRow[]>`
    SELECT ${columns}, c.body, c.held_for AS "heldFor" FROM comment c ${joins}
    WHERE c.id = ${id}::uuid AND c.author_id = ${viewer.id}::uuid AND c.state IN ('visible', 'held')`
  return row ? shapeOwnComment(row) : null
}

function groupThreads(rows: Row[], limit: number): Map<string, ThreadPage> {
  const pages = new Map<string, ThreadPage>()
  const open = new Map<string, ThreadView>()
  for (const row of rows) {
    const comment = commentView(row)
    if (row.parentId !== null) {
      open.get(row.rootId)?.replies.push(comment)
      continue
    }
    const page = pages.get(row.paragraphId) ?? { threads: [], next: null }
    pages.set(row.paragraphId, page)
    if (page.threads.length === limit) {
      page.next = page.threads.at(-1)?.root.id ?? null
      continue
    }
    const thread = { root: comment, replies: [], replyCount: row.replyCount }
    page.threads.push(thread)
    open.set(row.id, thread)
  }
  return pages
}

function commentView(row: Omit<Row, 'replyCount'>): CommentView {
  const isGone = row.state === 'deleted' || row.state === 'hidden'
  return {
    id: row.id,
    inReplyTo:
      row.parentId === null || row.parentId === row.rootId
        ? null
        : { id: row.parentId, name: row.parentName },
    author: isGone ? null : { handle: row.handle, name: row.name },
    html: isGone ? '' : row.html,
    state: row.state,
    version: row.version,
    at: row.at.toISOString(),
    day: dayOf(row.at.toISOString()),
    isEdited: !isGone && row.editedAt !== null,
    isExample: row.isExample,
    quote: row.parentId === null ? row.quote : null,
    helpfulCount: isGone ? 0 : row.helpfulCount,
  }
}

export function shapeOwnComment(row: OwnCommentRow): OwnComment {
  const { paragraphId, rootId, parentId, body, heldFor } = row
  return { ...commentView({ ...row, at: new Date(row.at) }), paragraphId, rootId, parentId, body, heldFor }
}
