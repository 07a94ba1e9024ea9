import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { signUpInput } from '@/lib/account/input'
import { ban, setRole, signUp } from '@/lib/account/mutations'
import { db } from '@/lib/db'
import { operator, type Role, roles } from '@/lib/policy'
import { command, fail, onDatabase } from './command'

const usage = `npm run user -- create --email you@example.org --handle you --name "Your Name" [--role admin]
npm run user -- promote <handle> <member|editor|moderator|admin>
npm run user -- ban <handle> --reason "why"
npm run user -- list

create reads the password from standard input (asks for it at a terminal), so that it is in no shell history.`

const options = {
  email: { type: 'string' },
  handle: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string', default: 'member' },
  reason: { type: 'string' },
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
    ban: () => exclude(handle, values.reason),
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
  const made = await signUp({ ...person.data, role: knownRole(String(role)) })
  if (!made.ok) fail(`This ${made.detail?.field ?? 'person'} is taken.`)
  console.log(`${person.data.handle} is ${role} now.`)
}

async function promote(handle: string | undefined, role: string | undefined) {
  const result = await setRole(operator, await idOf(handle), knownRole(role))
  if (result.ok) console.log(`${handle} is ${role} now.`)
}

async function exclude(handle: string | undefined, reason: string | undefined) {
  if (!reason) fail('Say why: --reason "…". The record shows it.')
  const result = await ban(operator, await idOf(handle), reason)
  if (result.ok) console.log(`${handle} is banned; all their sessions have ended.`)
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
