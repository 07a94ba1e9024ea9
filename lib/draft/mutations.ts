import 'server-only'
import { v7 as newId } from 'uuid'
import { findParagraph } from '@/lib/article/load'
import { type Transaction, transaction } from '@/lib/db'
import {
  type CreateDraftInput,
  type DiscardDraftInput,
  maxDrafts,
  type SaveDraftInput,
} from '@/lib/draft/input'
import { type DraftRow, draftSelect, shapeDraft } from '@/lib/draft/rows'
import type { SavedDraft } from '@/lib/draft/shape'
import { draftWords, isSameWords } from '@/lib/draft/words'
import { findCheckForUpdate } from '@/lib/fact-check/load'
import type { FormValues } from '@/lib/form'
import { once } from '@/lib/idempotency'
import { can, type Viewer } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'

type Place = { articleId: string; paragraphId: string; factCheckId: string | null }

/**
 * Saves what is typed. A form that started from an older revision is refused with the id of the newer draft, so that
 * it can show it; nothing is overwritten unasked. One form's own savings never stand in each other's way, in whatever
 * order they arrive. Personal, so it leaves no event.
 */
export async function saveDraft(viewer: Viewer, input: SaveDraftInput): Promise<Result<SavedDraft>> {
  return transaction(async (tx) => {
    if (input.revision === 0) await lockDraftsOf(tx, viewer)
    const row = await findForUpdate(tx, input.id)
    if (!row) return input.revision === 0 ? begin(tx, viewer, input) : refuse('not-found')
    if (!can(viewer, 'draft.edit', row)) return refuse('not-found')
    const draft = shapeDraft(row)
    const isOwn = draft.writer === input.writer
    if ((isOwn && draft.turn >= input.turn) || isSameWords(draft.words, input.words)) return saved(row)
    if (!isOwn && draft.revision !== input.revision) return refuse('conflict', { id: row.id })
    const values = { ...input.words, writer: input.writer, turn: input.turn } as object
    return saved(
      await tx.checkDraft.update({
        where: { id: row.id },
        data: { values, revision: { increment: 1 }, updatedAt: new Date() },
        select: draftSelect,
      }),
    )
  })
}

async function begin(tx: Transaction, viewer: Viewer, input: SaveDraftInput): Promise<Result<SavedDraft>> {
  const place = await findPlace(tx, viewer, input)
  if (!place.ok) return place
  const twin = await findTwin(tx, viewer, place.value, input.words)
  if (twin) return refuse('conflict', { id: twin })
  return insert(tx, viewer, place.value, input)
}

/**
 * Makes a draft from words that stand elsewhere, such as a comment and its links, for `/…/check?draft=<id>` to open.
 * Drafts that are there already stay as they are.
 */
export async function createDraft(
  viewer: Viewer,
  input: CreateDraftInput,
): Promise<Result<{ id: string; slug: string; paragraphId: string }>> {
  return transaction((tx) =>
    once(tx, viewer, input, 'draft.create', async () => {
      await lockDraftsOf(tx, viewer)
      const place = await findPlace(tx, viewer, input)
      if (!place.ok) return place
      const draft = { id: newId(), writer: newId(), turn: 1, words: draftWords(input) }
      const made = await insert(tx, viewer, place.value, draft)
      if (!made.ok) return made
      const { slug } = await tx.article.findUniqueOrThrow({
        where: { id: input.articleId },
        select: { slug: true },
      })
      return succeed({ id: draft.id, slug, paragraphId: input.paragraphId })
    }),
  )
}

/** Throws one's own draft away. One that is gone already is what was wanted. */
export async function discardDraft(
  viewer: Viewer,
  input: DiscardDraftInput,
): Promise<Result<{ id: string }>> {
  return transaction(async (tx) => {
    const row = await findForUpdate(tx, input.id)
    // Whoever names a draft of somebody else is told what they would be told of one that is gone.
    if (row && can(viewer, 'draft.edit', row)) await tx.checkDraft.deleteMany({ where: { id: input.id } })
    return succeed({ id: input.id })
  })
}

type About = {
  articleId?: string | undefined
  paragraphId?: string | undefined
  factCheckId?: string | undefined
}

/** Where a new draft belongs, if the viewer may check there. */
async function findPlace(tx: Transaction, viewer: Viewer, about: About): Promise<Result<Place>> {
  if (about.factCheckId) {
    const check = await findCheckForUpdate(tx, about.factCheckId)
    if (!check || !can(viewer, 'fact-check.edit', check)) return refuse('not-found')
    return succeed({ articleId: check.articleId, paragraphId: check.paragraphId, factCheckId: check.id })
  }
  const paragraph = await findParagraph(tx, about.articleId ?? '', about.paragraphId ?? '')
  if (!paragraph || !can(viewer, 'article.read', paragraph.article)) return refuse('not-found')
  if (!can(viewer, 'draft.create', paragraph.article)) return refuse('closed')
  return succeed({ articleId: paragraph.articleId, paragraphId: paragraph.id, factCheckId: null })
}

/** The draft that another tab began of the same: the same check, or the same words of the same paragraph. */
async function findTwin(
  tx: Transaction,
  viewer: Viewer,
  place: Place,
  words: FormValues,
): Promise<string | null> {
  const { paragraphId, factCheckId } = place
  const [twin] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM check_draft WHERE author_id = ${viewer.id}::uuid AND paragraph_id = ${paragraphId}::uuid
      AND fact_check_id IS NOT DISTINCT FROM ${factCheckId}::uuid
      AND (fact_check_id IS NOT NULL OR coalesce("values"->>'quote', '') = ${words.quote ?? ''})
    ORDER BY updated_at DESC LIMIT 1`
  return twin?.id ?? null
}

type New = { id: string; writer: string; turn: number; words: FormValues }

async function insert(
  tx: Transaction,
  viewer: Viewer,
  place: Place,
  draft: New,
): Promise<Result<SavedDraft>> {
  if ((await tx.checkDraft.count({ where: { authorId: viewer.id } })) >= maxDrafts)
    return refuse('too-many-drafts')
  const { id, writer, turn, words } = draft
  const values = { ...words, writer, turn } as object
  return saved(
    await tx.checkDraft.create({ data: { id, authorId: viewer.id, ...place, values }, select: draftSelect }),
  )
}

/** One person's drafts are begun one after the other, so that they are counted and twins are found. */
async function lockDraftsOf(tx: Transaction, viewer: Viewer) {
  await tx.$queryRaw`SELECT 1 FROM "user" WHERE id = ${viewer.id}::uuid FOR NO KEY UPDATE`
}

async function findForUpdate(tx: Transaction, id: string): Promise<DraftRow | null> {
  await tx.$queryRaw`SELECT 1 FROM check_draft WHERE id = ${id}::uuid FOR UPDATE`
  return tx.checkDraft.findUnique({ where: { id }, select: draftSelect })
}

function saved({ id, revision, updatedAt }: DraftRow): Result<SavedDraft> {
  return succeed({ id, revision, at: updatedAt.toISOString() })
}
