import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../../scripts/setup/folders.mjs'
import type { Cores } from '../cores.ts'
import { type Server, startServer, withParent } from './start.ts'

/** The same bytes from a minimal Node server: what the machine can do at most. */
export async function startFileServer(cores: Cores, folder: string, html: Buffer): Promise<Server> {
  const file = path.join(folder, 'page.html')
  writeFileSync(file, html)
  return startServer({
    what: 'The minimal Node server',
    cores,
    folder,
    args: (port) => [...withParent, path.join(root, 'bench', 'servers', 'file.mjs'), String(port), file],
  })
}
