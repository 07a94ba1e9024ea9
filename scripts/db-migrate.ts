import { withDatabase } from './database.ts'
import { applyMigrations } from './migrations/apply.ts'
import { loadDotEnv } from './setup/folders.mjs'
import { runMain, say } from './setup/terminal.mjs'

/** `npm run db:migrate`: applies the migrations that the database has not seen. */
runMain(async () => {
  loadDotEnv()
  const applied = await withDatabase(({ url }) => applyMigrations(url))
  say(applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'Nothing to apply.')
})
