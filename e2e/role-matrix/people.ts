import { createHash, randomBytes } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import type { MatrixRole } from '../../test/role-matrix/read'
import { addComment } from '../annotated'
import { authSecret } from '../environment'
import { type Article, newId, type Person, type Role } from '../fixtures'

export type Sql = <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>

/** Who asks for what, in one cell: nobody but the article is shared with another cell. */
export type Cell = {
  sql: Sql
  article: Article
  /** Null of whoever is signed out. */
  actor: Person | null
  cookie: string
  /** Whose the thing is that is asked about. */
  owner: Person
  role: MatrixRole
}

const roleOf: Record<MatrixRole, Role | null> = {
  'signed out': null,
  member: 'member',
  suspended: 'member',
  unverified: 'member',
  author: 'member',
  'other member': 'member',
  editor: 'editor',
  moderator: 'moderator',
  'moderator-author': 'moderator',
  admin: 'admin',
}

/** The thing is theirs: what only its author may do is asked of a suspended and an unverified one too. */
const owners: MatrixRole[] = ['author', 'suspended', 'unverified', 'moderator-author']

/** A cell whose thing is the actor's own, or somebody's: of the one named, or of a new person. */
export async function makeCell(
  sql: Sql,
  article: Article,
  role: MatrixRole,
  somebody?: Person,
): Promise<Cell> {
  const site = roleOf[role]
  const actor = site ? await makePerson(sql, site) : null
  if (actor && role === 'suspended') await addSanction(sql, actor, 'suspension')
  if (actor && role === 'unverified')
    await sql('UPDATE "user" SET email_verified_at = NULL WHERE id = $1', [actor.id])
  const owner = actor && owners.includes(role) ? actor : (somebody ?? (await makePerson(sql, 'member')))
  const [paragraph] = article.paragraphs
  if (actor && paragraph && role === 'other member')
    await addComment(sql, actor, { article, paragraph }, 'Of somebody else.')
  return { sql, article, actor, cookie: actor ? await cookieOf(sql, actor) : '', owner, role }
}

/** Somebody who has been here for a month, as an id tells, and whom mail reaches. */
export async function makePerson(sql: Sql, role: Role, passwordHash: string | null = null): Promise<Person> {
  const id = newId({ msecs: Date.now() - 30 * 86_400_000 })
  const handle = `m-${randomBytes(8).toString('hex')}`
  await sql(
    `INSERT INTO "user" (id, email, handle, name, role, password_hash, email_verified_at)
     VALUES ($1, $2, $3, $3, $4, $5, now())`,
    [id, `${handle}@test.example`, handle, role, passwordHash],
  )
  return { id, handle, name: handle, role }
}

export async function addSanction(
  sql: Sql,
  person: Person,
  kind: 'warning' | 'suspension' | 'ban',
): Promise<string> {
  const id = newId()
  await sql(
    `INSERT INTO sanction (id, user_id, kind, reason, ends_at)
     VALUES ($1, $2, $3, 'So it is.', CASE WHEN $3 = 'suspension' THEN now() + interval '1 day' END)`,
    [id, person.id, kind],
  )
  return id
}

async function cookieOf(sql: Sql, person: Person): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await sql(
    "INSERT INTO sign_in_session (id, user_id, token_hash, expires_at) VALUES ($1, $2, $3, now() + interval '1 day')",
    [newId(), person.id, createHash('sha256').update(token).digest('base64url')],
  )
  const salt = 'obelus-session'
  return `${salt}=${await encode({ token: { session: token }, secret: authSecret(), salt })}`
}
