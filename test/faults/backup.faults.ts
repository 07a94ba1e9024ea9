import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { describe, expect } from 'vitest'
import { ask } from '@/e2e/own-server'
import { root } from '@/scripts/setup/folders.mjs'
import { findBroken } from '@/test/invariants'
import { aWriter, counted, fault, isQuick, writeUntil } from './scene'

/** A command of package.json as an operator types it; its words, or an error with what it said. */
function npmRun(words: string[], settings: Record<string, string>): Promise<string> {
  const env = { ...process.env, ...settings }
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['run', '--silent', ...words], { cwd: root, env, shell: false })
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (piece: string) => (said += piece))
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve(said) : reject(new Error(said))))
  })
}

// `npm test` asks the same of the functions behind the commands (scripts/backup/backup.db.test.ts).
describe.skipIf(isQuick)('a backup', () => {
  fault(
    'F25',
    'taken while people write and restored as written down, lacks nothing',
    async (scene, ledger) => {
      const { own } = scene
      const folder = mkdtempSync(path.join(os.tmpdir(), 'obelus-backup-'))
      const file = path.join(folder, 'obelus.backup')
      const restored = Object.assign(new URL(own.databaseUrl), { pathname: '/restored' }).href
      const asApplication = Object.assign(new URL(own.applicationUrl), { pathname: '/restored' }).href
      let isOver = false
      try {
        const writers = await Promise.all(Array.from({ length: 8 }, () => aWriter(scene)))
        const writing = writeUntil(writers, ledger, () => isOver, 20)
        await expect.poll(() => ledger.acknowledged.length, { timeout: 120_000 }).toBeGreaterThan(50)
        const before = ledger.acknowledged
        await npmRun(['backup', '--', file], {
          DATABASE_URL: own.applicationUrl,
          MIGRATION_DATABASE_URL: own.databaseUrl,
        })
        const after = ledger.acknowledged
        isOver = true
        await writing
        expect(after.length, 'written meanwhile').toBeGreaterThan(before.length)
        await scene.sql("CREATE DATABASE restored TEMPLATE template0 ENCODING 'UTF8'")
        const said = await npmRun(['restore', '--', file], {
          DATABASE_URL: asApplication,
          MIGRATION_DATABASE_URL: restored,
        })
        expect(said).toContain('The event log is whole')
        const rows = await ask<{ id: string }>(restored, 'SELECT id FROM comment')
        const there = new Set(rows.map(({ id }) => id))
        expect(before.filter((id) => !there.has(id))).toEqual([])
        const client = new pg.Client({ connectionString: restored })
        await client.connect()
        expect(await findBroken(client).finally(() => client.end())).toEqual([])
        return {
          dose: `8 writers, ${before.length} comments before, ${after.length - before.length} while it was taken`,
          outcome: `${counted(ledger.statuses)}; ${Math.round(statSync(file).size / 1024)} kB, none of those before is missing, the log whole`,
        }
      } finally {
        isOver = true
        rmSync(folder, { recursive: true })
        await scene.sql('DROP DATABASE IF EXISTS restored WITH (FORCE)')
      }
    },
    600_000,
  )
})
