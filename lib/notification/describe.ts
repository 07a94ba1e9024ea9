import 'server-only'
import { db } from '@/lib/db'
import type { EventKind } from '@/lib/event/kinds'
import { plainText } from '@/lib/markdown'
import { fromDesk, type NotificationKind } from '@/lib/notification/kinds'
import { excerpt, type Told } from '@/lib/notification/told'
import { findRecordNames } from '@/lib/record/queries'
import { reasonLabel } from '@/lib/review/reasons'
import { routes } from '@/lib/routes'
import type { Prisma } from '@/prisma/client/client'

/** What a notification is described from. */
export const described = {
  id: true,
  kind: true,
  createdAt: true,
  readAt: true,
  actor: { select: { name: true } },
  event: { select: { kind: true, subjectType: true, subjectId: true, at: true, data: true } },
} as const satisfies Prisma.NotificationSelect

type Row = Prisma.NotificationGetPayload<{ select: typeof described }>
type About = Pick<Told, 'article' | 'href' | 'words' | 'isGone'>

const nothingLeft: About = { article: null, href: null, words: null, isGone: true }

/** The same notifications with what may be shown of them now: words that were hidden or deleted since are not. */
export async function describe(rows: Row[]): Promise<Told[]> {
  const idsOf = (type: string) =>
    rows.flatMap(({ event }) => (event.subjectType === type ? [event.subjectId] : []))
  const [names, articles, comments, checks, reuses] = await Promise.all([
    findRecordNames(),
    findArticles(idsOf('article')),
    findComments(idsOf('comment')),
    findChecks(idsOf('fact-check')),
    findReuses(idsOf('occurrence')),
  ])
  return rows.map((row) => {
    const { subjectType, subjectId } = row.event
    const about =
      subjectType === 'comment'
        ? row.kind === 'standing'
          ? aboutOwnComment(subjectId, comments.get(subjectId))
          : comments.get(subjectId)?.shown
        : subjectType === 'fact-check'
          ? aboutCheck(row, checks.get(subjectId))
          : subjectType === 'person'
            ? aboutStanding
            : subjectType === 'article'
              ? row.kind === 'schedule'
                ? articles.get(subjectId)?.atDesk
                : articles.get(subjectId)?.shown
              : reuses.get(subjectId)
    return {
      id: row.id,
      kind: row.kind as NotificationKind,
      eventKind: row.event.kind as EventKind,
      at: row.event.at.toISOString(),
      isRead: row.readAt !== null,
      who: names === 'role' && isFromDesk(row.kind) ? 'A moderator' : (row.actor?.name ?? null),
      reason: isFromDesk(row.kind) ? reasonOf(row.event.data) : null,
      ...(about ?? nothingLeft),
    }
  })
}

const isFromDesk = (kind: string) => (fromDesk as readonly string[]).includes(kind)
const isOwnWork = (kind: string) => kind === 'decision' || kind === 'changes'

const aboutStanding: About = { article: null, href: routes.standing(), words: null, isGone: false }

const articleWords = {
  select: {
    slug: true,
    publishedAt: true,
    revisions: { orderBy: { number: 'desc' }, take: 1, select: { title: true } },
  },
} as const

type Article = Prisma.ArticleGetPayload<typeof articleWords>

const titleOf = ({ revisions, slug }: Pick<Article, 'revisions' | 'slug'>) => revisions[0]?.title ?? slug

function publicTitle(article: Article): string | null {
  return article.publishedAt ? titleOf(article) : null
}

/** `atDesk`: for its editors, who read it also while it is not public. */
type ArticleAbout = { shown: About; atDesk: About }

async function findArticles(ids: string[]): Promise<Map<string, ArticleAbout>> {
  const rows = await db().article.findMany({
    where: { id: { in: ids } },
    select: { id: true, ...articleWords.select },
  })
  return new Map(
    rows.map(({ id, ...article }) => {
      const title = publicTitle(article)
      const about = { words: null, isGone: false }
      const atDesk = { ...about, article: titleOf(article), href: routes.editorArticle(article.slug) }
      const shown =
        title === null ? nothingLeft : { ...about, article: title, href: routes.articleHistory(article.slug) }
      return [id, { shown, atDesk }]
    }),
  )
}

type CommentAbout = { shown: About; own: string | null; isVisible: boolean }

/** Its author reads it whatever became of it, and where: on its page, or in the list of what one wrote. */
function aboutOwnComment(id: string, comment: CommentAbout | undefined): About {
  if (!comment?.own) return nothingLeft
  if (comment.isVisible) return comment.shown
  return { article: comment.shown.article, href: routes.mineComment(id), words: comment.own, isGone: false }
}

async function findComments(ids: string[]): Promise<Map<string, CommentAbout>> {
  const rows = await db().comment.findMany({
    where: { id: { in: ids } },
    select: { id: true, state: true, body: true, paragraphId: true, article: articleWords },
  })
  return new Map(
    rows.map(({ id, state, body, paragraphId, article }): [string, CommentAbout] => {
      const title = publicTitle(article)
      const own = state === 'deleted' ? null : excerpt(plainText(body))
      if (title === null) return [id, { shown: nothingLeft, own, isVisible: false }]
      const isGone = state !== 'visible'
      const href = isGone
        ? routes.paragraph(article.slug, paragraphId)
        : routes.comment(article.slug, paragraphId, id)
      const shown = { article: title, href, words: isGone ? null : own, isGone }
      return [id, { shown, own, isVisible: !isGone }]
    }),
  )
}

type Check = Awaited<ReturnType<typeof findChecks>> extends Map<string, infer Value> ? Value : never

async function findChecks(ids: string[]) {
  const rows = await db().factCheck.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      publishedVersion: true,
      article: articleWords,
      versions: { select: { number: true, claim: true } },
    },
  })
  return new Map(rows.map((row) => [row.id, row]))
}

/** Its author sees what became of the version that was judged; everyone else what is public. */
function aboutCheck({ kind, event }: Row, check: Check | undefined): About {
  if (!check) return nothingLeft
  const title = publicTitle(check.article)
  const claimOf = (number: unknown) => check.versions.find((version) => version.number === number)?.claim
  if (isOwnWork(kind)) {
    const isPublic = title !== null && /published|retracted/.test(event.kind)
    return {
      article: title,
      href: isPublic ? routes.factCheck(check.id) : routes.editFactCheck(check.id),
      words: claimOf((event.data as { version?: unknown }).version) ?? null,
      isGone: false,
    }
  }
  const claim = claimOf(check.publishedVersion)
  if (title === null || claim === undefined) return nothingLeft
  return { article: title, href: routes.factCheck(check.id), words: claim, isGone: false }
}

async function findReuses(ids: string[]): Promise<Map<string, About>> {
  const rows = await db().occurrence.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      claim: { select: { text: true } },
      anchor: { select: { paragraphId: true, article: articleWords } },
    },
  })
  return new Map(
    rows.map(({ id, claim, anchor: { paragraphId, article } }) => {
      const title = publicTitle(article)
      if (title === null) return [id, nothingLeft]
      const href = routes.articleParagraph(article.slug, paragraphId)
      return [id, { article: title, href, words: claim.text, isGone: false }]
    }),
  )
}

function reasonOf(data: Prisma.JsonValue): string | null {
  const { reasonCode, reason } = (data ?? {}) as { reasonCode?: unknown; reason?: unknown }
  const parts = [typeof reasonCode === 'string' && reasonLabel(reasonCode), reason]
  return parts.filter((part) => typeof part === 'string' && part).join(': ') || null
}
