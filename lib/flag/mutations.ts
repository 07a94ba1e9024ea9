import 'server-only'
import { type Transaction, transaction } from '@/lib/db'
import { append, type NewEvent } from '@/lib/event/append'
import type { FlagInput } from '@/lib/flag/input'
import { once } from '@/lib/idempotency'
import { type ArticleMode, can, type Viewer } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'
import { openCase } from '@/lib/review/cases'
import { refuseWriting } from '@/lib/sanction/refuse-writing'

export type Reported = { id: string; targetId: string }

type Target = {
  event: Pick<NewEvent, 'kind' | 'subjectType' | 'subjectId' | 'articleId' | 'data'>
  about: { articleId: string; authorId: string; version: number }
}

/** Reports a comment or a published check to the desk. One open report for each person and thing. */
export async function createFlag(viewer: Viewer, input: FlagInput): Promise<Result<Reported>> {
  return transaction((tx) => once(tx, viewer, input, 'flag.create', () => create(tx, viewer, input)))
}

async function create(tx: Transaction, viewer: Viewer, input: FlagInput): Promise<Result<Reported>> {
  const find = input.target === 'comment' ? findComment : findCheck
  const target = await find(tx, viewer, input.id)
  if (!target.ok) return target
  const { id, reasonCode, note } = input
  const place = input.target === 'comment' ? { commentId: id } : { factCheckId: id }
  // The index lets one open report in; whoever sends a second at the same moment waits here for the first.
  const rows = await tx.flag.createManyAndReturn({
    data: [{ reporterId: viewer.id, ...place, reasonCode, note: note ?? null }],
    skipDuplicates: true,
    select: { id: true },
  })
  const flag = rows[0]
  if (!flag) return refuse('flagged-before')
  const { data, ...event } = target.value.event
  await openCase(tx, { kind: 'flag', ...place, ...target.value.about, reports: 1 })
  append(tx, { ...event, actorId: viewer.id, data: { ...data, flagId: flag.id, reasonCode } })
  return succeed({ id: flag.id, targetId: id })
}

const readState = { mode: true, publishedAt: true } as const
const stateOf = ({ mode, publishedAt }: { mode: string; publishedAt: Date | null }) => ({
  mode: mode as ArticleMode,
  isPublished: publishedAt !== null,
})

async function findComment(tx: Transaction, viewer: Viewer, id: string): Promise<Result<Target>> {
  await tx.$queryRaw`SELECT 1 FROM comment WHERE id = ${id}::uuid FOR UPDATE`
  const comment = await tx.comment.findUnique({
    where: { id },
    select: {
      authorId: true,
      version: true,
      state: true,
      articleId: true,
      paragraphId: true,
      rootId: true,
      article: { select: readState },
    },
  })
  if (!comment || !can(viewer, 'article.read', stateOf(comment.article))) return refuse('not-found')
  if (comment.authorId === viewer.id) return refuse('own-words')
  if (!can(viewer, 'comment.flag', comment)) return refuseWriting(viewer, 'not-found')
  const { articleId, paragraphId, rootId } = comment
  return succeed({
    event: {
      kind: 'comment.flagged',
      subjectType: 'comment',
      subjectId: id,
      articleId,
      data: { paragraphId, rootId },
    },
    about: { articleId, authorId: comment.authorId, version: comment.version },
  })
}

async function findCheck(tx: Transaction, viewer: Viewer, id: string): Promise<Result<Target>> {
  await tx.$queryRaw`SELECT 1 FROM fact_check WHERE id = ${id}::uuid FOR UPDATE`
  const check = await tx.factCheck.findUnique({
    where: { id },
    select: { authorId: true, articleId: true, publishedVersion: true, article: { select: readState } },
  })
  if (!check || !can(viewer, 'article.read', stateOf(check.article))) return refuse('not-found')
  const { authorId, articleId, publishedVersion } = check
  if (authorId === viewer.id) return refuse('own-words')
  const state = { authorId, isPublic: publishedVersion !== null, articleEditorIds: [] }
  if (!can(viewer, 'fact-check.flag', state)) return refuseWriting(viewer, 'not-found')
  return succeed({
    event: {
      kind: 'fact-check.flagged',
      subjectType: 'fact-check',
      subjectId: id,
      articleId,
      data: { version: publishedVersion },
    },
    about: { articleId, authorId, version: publishedVersion ?? 1 },
  })
}
