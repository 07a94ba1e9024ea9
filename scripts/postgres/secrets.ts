import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import { Refusal } from '../setup/terminal.mjs'

type Stored = {
  /** Names the cluster when it cannot live inside the data folder. */
  id: string
  /** Password of the role `postgres`, which only the scripts use. */
  adminPassword: string
  /** Password of the role `obelus`, which owns the database and is no superuser. */
  databasePassword: string
  authSecret: string
}

export type Secrets = Stored & {
  /** Password of the role `obelus_app`, as which the application connects; follows from that of the owner. */
  applicationPassword: string
}

/**
 * The secrets of one data folder, made at its first use and never again. They are written whole or not at all, and
 * of two processes that start at once both get the same ones.
 */
export function openSecrets(dataFolder: string): Secrets {
  const file = path.join(dataFolder, 'secrets.json')
  if (!existsSync(file)) create(file)
  const secrets = parse(readFileSync(file, 'utf8'))
  if (secrets) return { ...secrets, applicationPassword: derived(secrets.databasePassword) }
  throw new Refusal(`${file} is damaged: put its text back, or start over with \`npm run up -- --fresh\`.`)
}

function derived(databasePassword: string): string {
  return createHmac('sha256', databasePassword).update('obelus_app').digest('base64url')
}

function create(file: string) {
  const secret = () => randomBytes(32).toString('base64url')
  const secrets: Stored = {
    id: randomUUID(),
    adminPassword: secret(),
    databasePassword: secret(),
    authSecret: secret(),
  }
  const draft = `${file}.${randomUUID()}.tmp`
  const handle = openSync(draft, 'wx', 0o600)
  writeSync(handle, `${JSON.stringify(secrets, null, 2)}\n`)
  fsyncSync(handle)
  closeSync(handle)
  try {
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function parse(text: string): Stored | null {
  try {
    const value: Partial<Stored> = JSON.parse(text)
    return value.id && value.adminPassword && value.databasePassword && value.authSecret
      ? (value as Stored)
      : null
  } catch {
    return null
  }
}
