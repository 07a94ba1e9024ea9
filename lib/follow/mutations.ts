import 'server-only'
import { type Transaction, transaction } from '@/lib/db'
import type { FollowInput } from '@/lib/follow/input'
import { nextFollow } from '@/lib/follow/rule'
import type { Follow, Followed } from '@/lib/follow/subject'
import { type ArticleMode, type ArticleState, can, type Viewer } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'

/** A person's own yes or no. What they follow is theirs alone, so it leaves no event. */
export async function changeFollow(viewer: Viewer, input: FollowInput): Promise<Result<Follow>> {
  const { subjectType, subjectId } = input
  return transaction(async (tx) => {
    const article = await findArticleOf(tx, { subjectType, subjectId })
    if (!article || !can(viewer, 'article.read', article)) return refuse('not-found')
    if (!can(viewer, 'follow.change', article)) return refuse('forbidden')
    const wish = input.isOn ? 'on' : 'off'
    const key = { userId: viewer.id, subjectType, subjectId }
    const first = nextFollow(null, wish)
    const { count } = await tx.follow.createMany({ data: [{ ...key, ...first }], skipDuplicates: true })
    if (count === 0) await change(tx, key, wish)
    return succeed({ subjectType, subjectId, isOn: input.isOn })
  })
}

async function change(tx: Transaction, key: Followed & { userId: string }, wish: 'on' | 'off') {
  await tx.$queryRaw`SELECT 1 FROM follow WHERE user_id = ${key.userId}::uuid
    AND subject_type = ${key.subjectType} AND subject_id = ${key.subjectId}::uuid FOR UPDATE`
  const where = { userId_subjectType_subjectId: key }
  const next = nextFollow(await tx.follow.findUniqueOrThrow({ where }), wish)
  if (!next) return
  await tx.follow.update({ where, data: { ...next, changedAt: new Date() }, select: { userId: true } })
}

type ArticleRow = { mode: string; publishedAt: Date | null }
const readState = { mode: true, publishedAt: true } as const

/** The article in which a thing stands; of a claim that occurs in several, one that is published. */
async function findArticleOf(
  tx: Transaction,
  { subjectType, subjectId: id }: Followed,
): Promise<ArticleState | null> {
  const find = {
    article: () => tx.article.findUnique({ where: { id }, select: readState }),
    paragraph: async () =>
      (await tx.paragraph.findUnique({ where: { id }, select: { article: { select: readState } } }))?.article,
    // A thread goes on where its first comment was deleted.
    thread: async () =>
      (
        await tx.comment.findFirst({
          where: { id, parentId: null, state: { not: 'held' } },
          select: { article: { select: readState } },
        })
      )?.article,
    claim: () => findArticleOfClaim(tx, id),
  }
  const article: ArticleRow | null | undefined = await find[subjectType]()
  return article ? { mode: article.mode as ArticleMode, isPublished: article.publishedAt !== null } : null
}

/** Only claims with a published check are known to others, so only those can be followed. */
async function findArticleOfClaim(tx: Transaction, claimId: string) {
  const check = await tx.factCheck.findFirst({
    where: { claimId, publishedVersion: { not: null }, article: { publishedAt: { not: null } } },
    select: { article: { select: readState } },
  })
  return check?.article
}
