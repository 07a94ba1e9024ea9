import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { sqlBetween } from './migrations/engine.ts'
import { listMigrations, schemaFile, writeMigration } from './migrations/folder.ts'
import { openThrowaway } from './postgres/throwaway.ts'
import { root } from './setup/folders.mjs'
import { Refusal, runMain, say } from './setup/terminal.mjs'

const usage = 'npm run db:new -- <name> [--empty]'

/**
 * `npm run db:new -- name`: writes the SQL from the schema of the last migration to the schema of now. The old
 * schema is the `schema.prisma` that every migration carries beside its SQL. `--empty` makes one for SQL by hand.
 */
runMain(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { empty: { type: 'boolean' } },
  })
  const [name] = positionals
  if (!name || positionals.length > 1 || !/^[a-z][a-z0-9_-]*$/.test(name))
    throw new Refusal(`A name in lower case is needed: ${usage}`, 2)
  const schema = readFileSync(schemaFile, 'utf8')
  const sql = values.empty ? '-- By hand: what the schema cannot say.\n' : await difference(schema)
  if (!sql)
    throw new Refusal('The schema says nothing that the migrations do not; add --empty for SQL by hand.')
  const folder = `${timestamp()}_${name.replaceAll('-', '_')}`
  writeMigration(folder, sql, schema)
  say(
    `Wrote ${path.relative(root, path.join(path.dirname(schemaFile), 'migrations', folder, 'migration.sql'))}. Read it before it is applied.`,
  )
})

async function difference(schema: string): Promise<string> {
  const migrations = listMigrations()
  const before = migrations.findLast(({ snapshot }) => snapshot !== null)?.snapshot ?? null
  if (before === null && migrations.length > 0) {
    throw new Refusal(
      'No migration carries the schema.prisma it leads to; copy the schema of that time into the last one’s folder.',
    )
  }
  const server = await openThrowaway()
  try {
    return await sqlBetween(server.url, before, schema)
  } finally {
    await server.stop()
  }
}

function timestamp(): string {
  return new Date().toISOString().replace(/\D/g, '').slice(0, 14)
}
