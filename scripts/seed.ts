import { randomInt } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { v4 as newKey } from 'uuid'
import { signUp } from '@/lib/account/mutations'
import { importArticle } from '@/lib/article/mutations'
import { readPlainText } from '@/lib/article/plain-text'
import { createComment } from '@/lib/comment/mutations'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { submitInput } from '@/lib/fact-check/input'
import { submitFactCheck } from '@/lib/fact-check/mutations'
import type { Role, Viewer } from '@/lib/policy'
import type { Result } from '@/lib/result'
import { decideInput } from '@/lib/review/input'
import { decideCase } from '@/lib/review/mutations'
import { routes } from '@/lib/routes'
import { command, fail } from './command'

/**
 * Fills an empty database of the embedded default: demo people, the article of `prisma/seed`, and examples on it,
 * all through the mutations that people use, but for one setting. When it is killed in the middle, `scripts/seeding.ts` begins anew.
 */
command(async () => {
  const data = process.env.OBELUS_DATA ?? fail('OBELUS_DATA must name the folder of the embedded database.')
  const folder = path.join(process.cwd(), 'prisma', 'seed')
  const people = await readJson<Person[]>(path.join(folder, 'people.json'))
  const password = demoPassword()
  const viewers = await addPeople(people, password)
  const as = (handle: string) => viewers.get(handle) ?? missing(`person ${handle}`)
  const article = readPlainText(await readFile(path.join(folder, 'us-security-commitments.txt'), 'utf8'))
  if ('problem' in article) throw new Error(article.problem)
  const stored = value(await importArticle(as('demo-editor'), { article, publish: true }))
  // Everybody who may see this screen reads the password of the demo people: a second step would protect nothing.
  await db().setting.create({
    data: { name: 'second-step', version: 1, value: 'optional' },
    select: { name: true },
  })
  await addExamples(await readJson<Examples>(path.join(folder, 'examples.json')), as, stored)
  await writeWhole(
    path.join(data, 'demo-people.json'),
    people.map(({ name, role, email }) => ({ name, role, email, password })),
  )
})

type Person = { handle: string; name: string; role: Role; email: string }
type Stored = { id: string; slug: string }
type Source = { quote: string; stance: string }
type Check = {
  by: string
  quote: string
  claim: string
  claimant?: string
  verdict: string
  conclusion: string
  explanation: string
  wouldChange?: string
  inTheArticle?: Source[]
  review?: {
    by: string
    decision: 'publish' | 'request-changes' | 'reject'
    reasonCode: string
    reason?: string
  }
}
type Remark = { by: string; on: string; body: string; replies?: { by: string; body: string }[] }
type Examples = { checks: Check[]; comments: Remark[] }
type As = (handle: string) => Viewer

async function addPeople(people: Person[], password: string): Promise<Map<string, Viewer>> {
  const viewers = new Map<string, Viewer>()
  for (const person of people) {
    const { id } = value(await signUp({ ...person, password, isVouchedFor: true }))
    viewers.set(person.handle, { id, handle: person.handle, name: person.name, role: person.role })
  }
  return viewers
}

async function addExamples({ checks, comments }: Examples, as: As, { id: articleId, slug }: Stored) {
  const texts = await db().paragraphText.findMany({
    where: { revision: { articleId } },
    select: { paragraphId: true, text: true },
  })
  const paragraphWith = (words: string) =>
    texts.find(({ text }) => text.includes(words))?.paragraphId ?? missing(`paragraph with “${words}”`)
  for (const check of checks) await addCheck(check, as, articleId, slug, paragraphWith)
  for (const { by, on, body, replies = [] } of comments) {
    const at = { articleId, paragraphId: paragraphWith(on) }
    const root = value(await createComment(as(by), { key: newKey(), ...at, body }))
    for (const reply of replies) {
      value(await createComment(as(reply.by), { key: newKey(), ...at, parentId: root.id, body: reply.body }))
    }
  }
  await db().factCheck.updateMany({ where: { articleId }, data: { isExample: true } })
  await db().comment.updateMany({ where: { articleId }, data: { isExample: true } })
}

/** An example's only source is the article itself: its permalink here and the very words. */
async function addCheck(
  check: Check,
  as: As,
  articleId: string,
  slug: string,
  paragraphWith: (words: string) => string,
) {
  const { by, review, inTheArticle = [], ...judgement } = check
  const evidence = inTheArticle.map(({ quote, stance }) => ({
    url: new URL(routes.articleParagraph(slug, paragraphWith(quote)), env().OBELUS_URL).href,
    title: 'The article itself',
    quote,
    stance,
  }))
  const paragraphId = paragraphWith(check.quote)
  const input = submitInput.parse({ key: newKey(), articleId, paragraphId, ...judgement, evidence })
  const { id, version } = value(await submitFactCheck(as(by), input))
  if (!review) return
  const { by: moderator, ...decision } = review
  value(await decideCase(as(moderator), decideInput.parse({ id, version: String(version), ...decision })))
}

async function writeWhole(file: string, content: unknown) {
  await writeFile(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
  await rename(`${file}.new`, file)
}

/** One password for all demo people of this installation, new at every installation and easy to type. */
function demoPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  return `demo-${Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('')}`
}

async function readJson<Content>(file: string): Promise<Content> {
  return JSON.parse(await readFile(file, 'utf8'))
}

function value<Value>(result: Result<Value>): Value {
  if (!result.ok)
    throw new Error(`The examples do not fit: ${result.refusal} ${JSON.stringify(result.detail ?? {})}`)
  return result.value
}

function missing(what: string): never {
  throw new Error(`The examples name a ${what} that is not there.`)
}
