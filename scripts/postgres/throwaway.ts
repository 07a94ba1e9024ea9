import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { root } from '../setup/folders.mjs'
import { type Embedded, openEmbedded } from './open.ts'

export type Throwaway = Embedded & { folder: string }

/**
 * An embedded PostgreSQL in a temporary folder, fast because nothing has to survive. It and its folder are gone
 * after `stop()`, and also when this process ends in any other way: a keeper outside watches over it.
 */
export async function openThrowaway(): Promise<Throwaway> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'obelus-'))
  if (process.platform !== 'win32') chmodSync(folder, 0o711)
  const keeper = spawn(process.execPath, [path.join(root, 'scripts', 'postgres', 'keeper.mjs'), folder], {
    cwd: os.tmpdir(),
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    windowsHide: true,
  })
  keeper.unref()
  const leash = keeper.stdin as typeof keeper.stdin & { unref?(): void }
  leash.unref?.()
  const gone = new Promise<void>((resolve) => keeper.once('exit', () => resolve()))
  const release = async () => {
    keeper.ref()
    leash.end()
    await gone
  }
  try {
    const embedded = await openEmbedded(folder, { throwaway: true })
    return {
      ...embedded,
      folder,
      async stop() {
        await embedded.stop()
        await release()
      },
    }
  } catch (error) {
    await release()
    throw error
  }
}
