import { withDatabase } from './database.ts'
import { migrate } from './migrations/migrate.ts'
import { loadDotEnv } from './setup/folders.mjs'
import { runMain, say } from './setup/terminal.mjs'

/** `npm run db:migrate`: applies the migrations that the database has not seen. */
runMain(async () => {
  loadDotEnv()
  const applied = await withDatabase(migrate)
  say(applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'Nothing to apply.')
})
