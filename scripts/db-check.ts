import { readFileSync } from 'node:fs'
import { findDrift } from './migrations/drift.ts'
import { schemaFile } from './migrations/folder.ts'
import { openThrowaway } from './postgres/throwaway.ts'
import { Refusal, runMain, say } from './setup/terminal.mjs'

/** `npm run db:check`: fails when the migrations make something else than the schema says. */
runMain(async () => {
  const server = await openThrowaway()
  try {
    const { missing, extra } = await findDrift(server.adminUrl, readFileSync(schemaFile, 'utf8'))
    if (missing.length + extra.length > 0) {
      const lines = [
        ...missing.map((fact) => `  only in the schema:     ${fact}`),
        ...extra.map((fact) => `  only in the migrations: ${fact}`),
      ]
      throw new Refusal(
        `The schema and the migrations differ; \`npm run db:new -- <name>\` writes the missing migration.\n${lines.join('\n')}`,
      )
    }
    say('The migrations make what the schema says.')
  } finally {
    await server.stop()
  }
})
