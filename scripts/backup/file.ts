import { createReadStream, createWriteStream, existsSync, renameSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import pg from 'pg'
import { Refusal } from '../setup/terminal.mjs'
import { type Restored, restore } from './restore.ts'
import { backupText } from './take.ts'

/** Writes a backup, readable by its owner alone; the file has its name only once it is whole and on the disk. */
export async function backUpTo(file: string, databaseUrl: string): Promise<void> {
  if (existsSync(file)) throw new Refusal(`${file} is there already; nothing was written.`)
  const draft = `${file}.half`
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'obelus backup' })
  client.on('error', () => {})
  await client.connect()
  try {
    const packed = createWriteStream(draft, { mode: 0o600, flush: true })
    await pipeline(Readable.from(backupText(client)), createGzip(), packed)
    renameSync(draft, file)
    await syncFolder(path.dirname(file))
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  } finally {
    await client.end().catch(() => {})
  }
}

/** Restores what `backUpTo` wrote. */
export async function restoreFrom(file: string, databaseUrl: string): Promise<Restored> {
  if (!existsSync(file)) throw new Refusal(`There is no file ${file}.`)
  const unpacked = createGunzip()
  const reading = pipeline(createReadStream(file), unpacked)
  reading.catch(() => {})
  try {
    const restored = await restore(databaseUrl, unpacked)
    await reading
    return restored
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code?.startsWith('Z_'))
      throw new Refusal(`${file} is damaged or not a backup (${code}). Nothing was changed.`)
    throw error
  } finally {
    unpacked.destroy()
  }
}

// The new name is on the disk too. Windows knows no such thing.
async function syncFolder(folder: string) {
  if (process.platform === 'win32') return
  const handle = await open(folder)
  await handle.sync().finally(() => handle.close())
}
