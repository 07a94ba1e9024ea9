import 'server-only'
import { createHash } from 'node:crypto'
import { Prisma } from '@/prisma/client/client'

const mark = '/* often */ '

/**
 * Begins a statement that is asked so often that each connection keeps its plan, so that the database does not read and
 * plan it anew. Its text must be the same each time but for its parameters, must not depend on how many there are, and
 * must name its columns: a plan outlives a migration, and `SELECT *` would not. Example: `${often} SELECT …`.
 */
export const often = Prisma.raw(mark)

const names = new Map<string, string>()

/** The name under which a connection keeps the plan of a statement. */
export function nameOfPlan(text: string): string {
  const known = names.get(text)
  if (known) return known
  const name = createHash('sha256').update(text).digest('base64url')
  names.set(text, name)
  return name
}

/** The same for what is marked as `often`; empty for all else, which keeps none. */
export function nameIfOften({ sql }: { sql: string }): string {
  return sql.startsWith(mark) ? nameOfPlan(sql) : ''
}
