import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** The lines of `KIND.txt` in the folder of `npm run test:abuse -- --payloads FOLDER`; none where it is not given. */
export function more(kind: 'xss' | 'redirect' | 'header' | 'path' | 'sql'): string[] {
  const folder = process.env.OBELUS_FAULTS_PAYLOADS
  const file = folder && path.join(folder, `${kind}.txt`)
  if (!file || !existsSync(file)) return []
  const lines = readFileSync(file, 'latin1').split(/\r?\n/)
  return [...new Set(lines.filter((line) => line.trim() !== ''))]
}
