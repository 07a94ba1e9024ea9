import { v7 as newId, v4 as newKey } from 'uuid'
import { importArticle } from '@/lib/article/mutations'
import { readPlainText } from '@/lib/article/plain-text'
import type { CreateCommentInput } from '@/lib/comment/input'
import { createComment } from '@/lib/comment/mutations'
import type { PostedComment } from '@/lib/comment/posted'
import { db } from '@/lib/db'
import type { SubmitInput } from '@/lib/fact-check/input'
import { type Submitted, submitFactCheck } from '@/lib/fact-check/mutations'
import type { Identity } from '@/lib/linked-account/identity'
import { type ArticleMode, type Operator, operator, type Role, type Viewer } from '@/lib/policy'
import type { Result } from '@/lib/result'
import type { IssueInput } from '@/lib/sanction/input'
import type { SanctionKind } from '@/lib/sanction/kinds'
import { issueSanction } from '@/lib/sanction/mutations'
import type { Session } from '@/lib/session/session'

export { newId, newKey }

let count = 0

/** A person with a role. They have no password; sign in with a session row where one is needed. */
export async function aPerson(role: Role = 'member'): Promise<Viewer> {
  const handle = `${role}-${++count}-${newKey().slice(0, 8)}`
  const data = {
    handle,
    name: `${role} ${count}`,
    role,
    email: `${handle}@test.example`,
    emailVerifiedAt: new Date(),
  }
  const { id } = await db().user.create({ data, select: { id: true } })
  return { id, handle, name: data.name, role }
}

/** A browser that they are signed in with; no row stands behind it. */
export function sessionOf(viewer: Viewer, isConfirmed = true): Session {
  return { id: newId(), viewer, isConfirmed }
}

/** Somebody at another site, whom nobody here is linked to. */
export function anIdentity(change: Partial<Identity> = {}): Identity {
  const subject = newId()
  const issuer = 'https://sign-in.example'
  const said = { label: 'nora', name: 'Nora', email: 'nora@test.example', isVerified: true }
  return { provider: 'oidc', issuer, subject, ...said, ...change }
}

export const words = [
  'The council met on Monday and agreed on a new plan.',
  'The plan costs 30 million, the mayor said, and 30 million is a lot.',
  '“We have never spent so much,” she added.',
]

export type TestArticle = { id: string; slug: string; paragraphs: { id: string; text: string }[] }

/** A published article of `words`, edited by whom the test says or by nobody. */
export async function anArticle({
  mode = 'open',
  editor,
}: {
  mode?: ArticleMode
  editor?: Viewer
} = {}): Promise<TestArticle> {
  const article = readPlainText(`Council agrees on a plan ${++count}\n\n${words.join('\n\n')}`)
  if ('problem' in article) throw new Error(article.problem)
  const by = editor ? { ...editor, role: 'editor' as const } : operator
  const { id, slug } = expectSuccess(await importArticle(by, { article, publish: true }))
  await db().article.update({ where: { id }, data: { mode } })
  const texts = await db().paragraphText.findMany({
    where: { revision: { articleId: id } },
    orderBy: { position: 'asc' },
  })
  return { id, slug, paragraphs: texts.map(({ paragraphId, text }) => ({ id: paragraphId, text })) }
}

/** The id of the article's n-th paragraph, from 0. */
export function paragraphOf(article: TestArticle, index: number): string {
  const paragraph = article.paragraphs[index]
  if (!paragraph) throw new Error(`The article has no paragraph ${index}.`)
  return paragraph.id
}

export function commentOn(
  article: TestArticle,
  change: Partial<CreateCommentInput> = {},
): CreateCommentInput {
  return {
    key: newKey(),
    articleId: article.id,
    paragraphId: paragraphOf(article, 0),
    body: 'Which plan?',
    ...change,
  }
}

export async function aComment(
  author: Viewer,
  article: TestArticle,
  change: Partial<CreateCommentInput> = {},
): Promise<PostedComment> {
  return expectSuccess(await createComment(author, commentOn(article, change)))
}

export const judgement = {
  claim: 'The plan costs 30 million.',
  verdict: 'accurate' as const,
  conclusion: 'The budget says so.',
  explanation: 'See the **budget**, page 3.',
  evidence: [{ url: 'https://budget.example/2026', title: 'Budget 2026', stance: 'supports' as const }],
}

/** The next version of a check that is public, with what it says to readers. */
export const correction = { ...judgement, correctionNote: 'The sum was wrong.' }

export function checkOn(article: TestArticle, change: Partial<SubmitInput> = {}): SubmitInput {
  return {
    key: newKey(),
    articleId: article.id,
    paragraphId: paragraphOf(article, 1),
    ...judgement,
    ...change,
  }
}

export async function aCheck(
  author: Viewer,
  article: TestArticle,
  change: Partial<SubmitInput> = {},
): Promise<Submitted> {
  return expectSuccess(await submitFactCheck(author, checkOn(article, change)))
}

export function sanctionOn(
  { id }: { id: string },
  kind: SanctionKind,
  change: Partial<IssueInput> = {},
): IssueInput {
  const days = kind === 'suspension' ? { days: 7 } : {}
  return { key: newKey(), personId: id, kind, reason: 'Spam, again.', ...days, ...change }
}

/** Something in force about a person, by whom the test says or by the operator. */
export async function aSanction(
  person: { id: string },
  kind: SanctionKind,
  by: Viewer | Operator = operator,
): Promise<string> {
  return expectSuccess(await issueSanction(by, sanctionOn(person, kind))).id
}

/** The value of a result that a test expects to succeed. */
export function expectSuccess<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`refused: ${result.refusal} ${JSON.stringify(result.detail ?? {})}`)
  return result.value
}
