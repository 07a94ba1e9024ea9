import path from 'node:path'
import { withDatabase } from './database.ts'
import { loadDotEnv } from './setup/folders.mjs'
import { runNode, stopChildren } from './setup/run.mjs'
import { runMain, say } from './setup/terminal.mjs'

/** `npm run db:studio`: Prisma Studio on the database of `up`. */
runMain(async () => {
  loadDotEnv()
  let stopped = false
  process.on('SIGINT', () => {
    stopped = true
    stopChildren()
  })
  await withDatabase(async ({ url }) => {
    say('Prisma Studio is starting; ctrl-C stops it.')
    const studio = runNode(
      [
        path.join('node_modules', 'prisma', 'build', 'index.js'),
        'studio',
        '--browser',
        'none',
        '--port',
        process.env.PORT || '5555',
      ],
      {
        what: 'Prisma Studio',
        shown: true,
        env: { DATABASE_URL: url },
      },
    )
    await studio.catch((error) => {
      if (!stopped) throw error
    })
  })
})
