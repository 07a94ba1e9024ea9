import { parseArgs } from 'node:util'
import { backUpTo } from './backup/file.ts'
import { withDatabase } from './database.ts'
import { loadDotEnv } from './setup/folders.mjs'
import { Refusal, runMain, say } from './setup/terminal.mjs'

/** `npm run backup -- file`: everything in the database as it is at one moment, in one file. Nothing is stopped. */
runMain(async () => {
  loadDotEnv()
  const [file, ...more] = parseArgs({ allowPositionals: true }).positionals
  if (!file || more.length > 0) throw new Refusal('One file is needed: npm run backup -- obelus.backup', 2)
  await withDatabase(({ ownerUrl }) => backUpTo(file, ownerUrl))
  say(`Wrote ${file}.`)
})
