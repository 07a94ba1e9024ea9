import 'server-only'
import type {
  ArticleEntry,
  ArticleEntryPage,
  ArticleHead,
  ArticlePage,
  ParagraphView,
  Stretch,
  VerdictCount,
} from '@/lib/article/article-page'
import { marksOf } from '@/lib/article/inline'
import { findUnresolved, listQuotedWords } from '@/lib/article/marked'
import { countVerdicts, listNotes } from '@/lib/article/notes'
import type { ParagraphKind } from '@/lib/article/paragraph'
import { addVerdicts, totalChecks } from '@/lib/article/tally'
import { countComments, listThreads } from '@/lib/comment/queries'
import type { ThreadPage } from '@/lib/comment/thread'
import { db } from '@/lib/db'
import { findLogEnd } from '@/lib/event/queries'
import { type PageKey, pageOf } from '@/lib/page-key'
import type { ArticleMode } from '@/lib/policy'
import { listOrphans } from '@/lib/revision/orphans'
import type { RevisionReason } from '@/lib/revision/reasons'
import { Prisma } from '@/prisma/client/client'

/** What the shared page holds of each paragraph; the rest is read on demand, so that a page never grows without bound. */
const shared = { notes: 3, threads: 3, replies: 2 }

/** Reads an article as everyone sees it: the text first, then all that is said about it at once. */
export async function readArticlePage(id: string): Promise<ArticlePage | null> {
  // Before anything else: what is committed from here on may be in it or not.
  const upTo = await findLogEnd()
  const text = await readText(id)
  if (!text) return null
  const [notes, verdicts, unresolved, comments, threads, orphans] = await Promise.all([
    listNotes({ articleId: id, limit: shared.notes }),
    countVerdicts(id),
    findUnresolved(id),
    countComments(id),
    listThreads(
      text.paragraphs.map((paragraph) => paragraph.id),
      shared,
    ),
    listOrphans(id),
  ])
  const roots = [...threads.values()].flatMap((page) => page.threads.map(({ root }) => root.id))
  const words = await listQuotedWords(roots)
  let number = 1
  return {
    ...text.head,
    waiting: unresolved.waiting,
    upTo,
    orphans,
    paragraphs: text.paragraphs.map((paragraph, at) => {
      const counts = addVerdicts(verdicts.get(paragraph.id) ?? [])
      const beside = threads.get(paragraph.id) ?? { threads: [], next: null }
      const quotes = quotedIn(beside, words)
      const firstNumber = number
      number += (notes.get(paragraph.id)?.length ?? 0) + quotes.length
      return {
        ...paragraph,
        number: at + 1,
        notes: notes.get(paragraph.id) ?? [],
        verdicts: counts,
        checkCount: totalChecks(counts),
        commentCount: comments.get(paragraph.id) ?? 0,
        threads: beside,
        quotes,
        firstNumber,
        isUnresolved: unresolved.paragraphIds.has(paragraph.id),
      }
    }),
  }
}

/** The comments of a page of threads that quote words which still stand there. */
export function quotedIn(
  { threads }: ThreadPage,
  words: ReadonlyMap<string, Stretch>,
): ParagraphView['quotes'] {
  return threads.flatMap(({ root }) => {
    const stretch = words.get(root.id)
    return stretch ? [{ id: root.id, ...stretch }] : []
  })
}

type Text = { head: ArticleHead; paragraphs: Pick<ParagraphView, 'id' | 'kind' | 'text' | 'marks'>[] }

async function readText(id: string): Promise<Text | null> {
  const article = await db().article.findUnique({
    where: { id },
    select: { slug: true, mode: true, publishedAt: true, currentRevision: true },
  })
  if (!article?.publishedAt) return null
  const revision = await db().revision.findUniqueOrThrow({
    where: { articleId_number: { articleId: id, number: article.currentRevision } },
    include: {
      texts: {
        orderBy: { position: 'asc' },
        select: { paragraphId: true, kind: true, text: true, marks: true },
      },
    },
  })
  const { title, byline, site, sourceUrl, language, number, note, publishedOn } = revision
  const paragraphs = revision.texts.map(({ paragraphId, kind, text, marks }) => ({
    id: paragraphId,
    kind: kind as ParagraphKind,
    text,
    marks: marksOf(marks, text),
  }))
  const head: ArticleHead = {
    id,
    slug: article.slug,
    mode: article.mode as ArticleMode,
    title,
    byline,
    site,
    sourceUrl,
    language,
    publishedAt: article.publishedAt.toISOString(),
    publishedOn: publishedOn?.toISOString().slice(0, 10) ?? null,
    revision: {
      number,
      at: revision.createdAt.toISOString(),
      reason: revision.reason as RevisionReason | null,
      note,
    },
  }
  return { head, paragraphs }
}

type EntryRow = Omit<ArticleEntry, 'publishedAt'> & { publishedAt: Date }

/** Articles on one page of the list. */
export const listedArticles = 50

/** A page of published articles with what was found in them, the newest first, from after a key. */
export async function readArticleEntries(after: PageKey | null = null): Promise<ArticleEntryPage> {
  const rows = await db().$queryRaw<EntryRow[]>`
    WITH newest AS (
      SELECT id, slug, current_revision, published_at FROM article
      WHERE published_at IS NOT NULL
        ${after ? Prisma.sql`AND published_at <= ${after.at} AND (published_at < ${after.at} OR id > ${after.id}::uuid)` : Prisma.empty}
      ORDER BY published_at DESC, id LIMIT ${listedArticles + 1}
    )
    SELECT n.id, n.slug, r.title, r.site, r.byline, r.language, n.published_at AS "publishedAt",
      coalesce((SELECT left(t.text, 240) FROM paragraph_text t
        WHERE t.revision_id = r.id AND t.kind = 'paragraph' ORDER BY t.position LIMIT 1), '') AS opening,
      (SELECT count(*)::int FROM comment c WHERE c.article_id = n.id AND c.state = 'visible') AS "commentCount",
      coalesce((SELECT jsonb_agg(jsonb_build_object('verdict', q.verdict, 'count', q.count)) FROM (
        SELECT v.verdict, count(*)::int AS count FROM (
          SELECT c.id FROM fact_check c WHERE c.article_id = n.id
          UNION ALL SELECT o.reused_id FROM occurrence o WHERE o.article_id = n.id AND o.state = 'accepted') s
        JOIN fact_check f ON f.id = s.id
        JOIN fact_check_version v ON v.fact_check_id = f.id AND v.number = f.published_version
        WHERE f.state <> 'retracted' GROUP BY v.verdict) q), '[]') AS verdicts
    FROM newest n JOIN revision r ON r.article_id = n.id AND r.number = n.current_revision
    ORDER BY n.published_at DESC, n.id`
  const page = pageOf(
    rows.map((row) => ({ ...row, at: row.publishedAt })),
    listedArticles,
  )
  const articles = page.rows.map(({ at, ...row }) => ({
    ...row,
    publishedAt: at.toISOString(),
    verdicts: addVerdicts(row.verdicts as VerdictCount[]),
  }))
  return { articles, next: page.next }
}
