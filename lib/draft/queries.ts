import 'server-only'
import type { OwnDraft } from '@/lib/account/viewer-answer'
import { db } from '@/lib/db'
import { maxDrafts } from '@/lib/draft/input'
import { draftSelect, shapeDraft } from '@/lib/draft/rows'
import type { Draft, DraftHead } from '@/lib/draft/shape'
import { draftWords } from '@/lib/draft/words'
import { typedIn } from '@/lib/fact-check/typed'
import type { FormValues } from '@/lib/form'
import { can, type Viewer } from '@/lib/policy'
import { Prisma } from '@/prisma/client/client'

/** One's own draft; null for everyone else's, and for an id that is none. */
export async function findDraft(viewer: Viewer, id: string): Promise<Draft | null> {
  const row = await db().checkDraft.findUnique({ where: { id }, select: draftSelect })
  return row && can(viewer, 'draft.read', row) ? shapeDraft(row) : null
}

/** One's own drafts of new checks of a paragraph, the newest first. */
export async function listDraftsAt(viewer: Viewer, paragraphId: string): Promise<Draft[]> {
  const rows = await db().checkDraft.findMany({
    where: { authorId: viewer.id, paragraphId, factCheckId: null },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: maxDrafts,
    select: draftSelect,
  })
  return rows.map(shapeDraft)
}

/** The draft of the next version of one's own check; null when there is none. */
export async function findDraftOfCheck(viewer: Viewer, factCheckId: string): Promise<Draft | null> {
  const where = { authorId_factCheckId: { authorId: viewer.id, factCheckId } }
  const row = await db().checkDraft.findUnique({ where, select: draftSelect })
  return row && shapeDraft(row)
}

/** All of one's own drafts, the newest first. */
export async function listDrafts(viewer: Viewer): Promise<DraftHead[]> {
  const rows = await db().checkDraft.findMany({
    where: { authorId: viewer.id },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: maxDrafts,
    select: {
      id: true,
      articleId: true,
      paragraphId: true,
      factCheckId: true,
      values: true,
      updatedAt: true,
      article: {
        select: {
          slug: true,
          revisions: { orderBy: { number: 'desc' }, take: 1, select: { title: true } },
        },
      },
    },
  })
  return rows.map(({ values, updatedAt, article, ...head }) => {
    const words = draftWords(values as FormValues)
    return {
      ...head,
      slug: article.slug,
      article: article.revisions[0]?.title ?? '',
      claim: typedIn(words, 'claim'),
      quote: typedIn(words, 'quote'),
      at: updatedAt.toISOString(),
    }
  })
}

export type OwnDraftRow = { id: string; paragraphId: string; values: FormValues }

/** One's own drafts of new checks of an article, for the places in it where the checks will stand. */
export function ownDraftsSql(viewer: Viewer, articleId: string): Prisma.Sql {
  return Prisma.sql`
    SELECT d.id, d.paragraph_id AS "paragraphId", d.values FROM check_draft d
    WHERE d.author_id = ${viewer.id}::uuid AND d.article_id = ${articleId}::uuid AND d.fact_check_id IS NULL
    ORDER BY d.updated_at DESC LIMIT ${maxDrafts}`
}

/** A draft by its claim, or else by its conclusion. */
export function shapeOwnDraft({ id, paragraphId, values }: OwnDraftRow): OwnDraft {
  const words = draftWords(values)
  return { id, paragraphId, claim: typedIn(words, 'claim') || typedIn(words, 'conclusion') }
}
