import { randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { signUpInput } from '@/lib/account/input'
import { setRole, signUp } from '@/lib/account/mutations'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { removeFactors } from '@/lib/factor/mutations'
import { makeResetLink } from '@/lib/password/mutations'
import { operator, type Role, roles } from '@/lib/policy'
import { refusalWords } from '@/lib/refusal-words'
import type { Result } from '@/lib/result'
import { routes } from '@/lib/routes'
import { inForceAt } from '@/lib/sanction/in-force'
import { issueInput, liftInput } from '@/lib/sanction/input'
import { issueSanction, liftSanction } from '@/lib/sanction/mutations'
import { command, fail, onDatabase } from './command'

const usage = `npm run user -- create --email you@example.org --handle you --name "Your Name" [--role admin]
npm run user -- promote <handle> <member|editor|moderator|admin>
npm run user -- ban <handle> --reason "why"
npm run user -- suspend <handle> --days 7 --reason "why"
npm run user -- password <handle>     (prints a link for a new password, good for an hour, once)
npm run user -- forget-factors <handle>     (removes passkeys, app and recovery codes of somebody who lost them)
npm run user -- lift <handle> --reason "why"      (everything that is in force)
npm run user -- list

create reads the password from standard input (asks for it at a terminal), so that it is in no shell history.`

const options = {
  email: { type: 'string' },
  handle: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string', default: 'member' },
  reason: { type: 'string' },
  days: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const

command(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options })
  const [verb, handle, role] = positionals
  if (values.help || !verb) return void console.log(usage)
  const verbs: Record<string, () => Promise<void>> = {
    create: () => create(values),
    list,
    promote: () => promote(handle, role),
    ban: () => sanction('ban', handle, values),
    suspend: () => sanction('suspension', handle, values),
    lift: () => lift(handle, values.reason),
    password: () => newPassword(handle),
    'forget-factors': () => forgetFactors(handle),
  }
  const work = verbs[verb] ?? fail(`There is no “${verb}”.\n\n${usage}`)
  await onDatabase(work)
})

async function create({
  email,
  handle,
  name,
  role,
}: Partial<Record<keyof typeof options, string | boolean>>) {
  const person = signUpInput.safeParse({ email, handle, name, password: await readPassword() })
  if (!person.success)
    fail(person.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'))
  const made = await signUp({ ...person.data, role: knownRole(String(role)), isVouchedFor: true })
  expectDone(made)
  console.log(`${person.data.handle} is ${role} now.`)
}

async function newPassword(handle: string | undefined) {
  const made = await makeResetLink(operator, await idOf(handle))
  if (!made.ok) fail(refusalWords(made.refusal, made.detail))
  const link = new URL(routes.accountLink(made.value.token), env().OBELUS_URL)
  console.log(`Hand this link to ${handle}, and to nobody else. It works once, for one hour:\n${link.href}`)
}

async function forgetFactors(handle: string | undefined) {
  const made = await removeFactors(operator, await idOf(handle))
  if (!made.ok) fail(refusalWords(made.refusal, made.detail))
  console.log(
    made.value.removed
      ? `${handle} signs in with the password alone now; all their sessions have ended.`
      : `${handle} has no second step.`,
  )
}

async function promote(handle: string | undefined, role: string | undefined) {
  expectDone(await setRole(operator, { personId: await idOf(handle), role: knownRole(role) }))
  console.log(`${handle} is ${role} now.`)
}

type Sanctioning = { reason?: string; days?: string }

async function sanction(kind: 'ban' | 'suspension', handle: string | undefined, given: Sanctioning) {
  const personId = await idOf(handle)
  const input = issueInput.safeParse({
    key: randomUUID(),
    personId,
    kind,
    days: given.days,
    reason: given.reason,
  })
  if (!input.success)
    fail(input.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('\n'))
  expectDone(await issueSanction(operator, input.data))
  console.log(
    kind === 'ban'
      ? `${handle} is banned; all their sessions have ended.`
      : `${handle} is suspended for ${given.days} days.`,
  )
}

async function lift(handle: string | undefined, reason: string | undefined) {
  const inForce = await db().sanction.findMany({
    where: { userId: await idOf(handle), ...inForceAt(new Date()) },
    select: { id: true, kind: true },
  })
  if (inForce.length === 0) fail(`Nothing is in force about ${handle}.`)
  for (const { id, kind } of inForce) {
    const input = liftInput.safeParse({ id, reason })
    if (!input.success) fail('Say why: --reason "…". The record shows it.')
    expectDone(await liftSanction(operator, input.data))
    console.log(`Lifted: ${kind}.`)
  }
}

function expectDone(result: Result<unknown>) {
  if (!result.ok) fail(refusalWords(result.refusal, result.detail))
}

async function list() {
  const people = await db().user.findMany({
    orderBy: { createdAt: 'asc' },
    take: 200,
    select: { handle: true, role: true, email: true },
  })
  for (const { handle, role, email } of people)
    console.log(`${handle.padEnd(30)} ${role.padEnd(10)} ${email}`)
}

async function idOf(handle: string | undefined): Promise<string> {
  const person = handle ? await db().user.findUnique({ where: { handle }, select: { id: true } }) : null
  return person?.id ?? fail(handle ? `Nobody has the handle ${handle}.` : `Say whom.\n\n${usage}`)
}

function knownRole(role: string | undefined): Role {
  return roles.find((known) => known === role) ?? fail(`A role is one of ${roles.join(', ')}.`)
}

async function readPassword(): Promise<string> {
  const lines = createInterface({
    input: process.stdin,
    output: process.stdin.isTTY ? process.stdout : undefined,
  })
  if (process.stdin.isTTY)
    return lines.question('Password (shown as you type): ').finally(() => lines.close())
  for await (const line of lines) return line
  return fail('Give the password on standard input.')
}
