import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { Refusal } from '../setup/terminal.mjs'

/** The system user PostgreSQL runs as. */
export type Account = { uid: number; gid: number }

const candidates = ['postgres', '_postgres', 'obelus']

/**
 * PostgreSQL refuses to run as root. Root therefore runs it as the user who already owns the cluster, else as the
 * machine's PostgreSQL user, else as a system user made for it. Anyone else runs it as themselves: null.
 */
export function chooseAccount(cluster: string): Account | null {
  if (process.getuid?.() !== 0) return null
  const owner = statSync(cluster, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  for (const name of candidates) {
    const account = lookUp(name)
    if (account) return account
  }
  return createAccount()
}

function createAccount(): Account {
  spawnSync('useradd', [
    '--system',
    '--no-create-home',
    '--home-dir',
    '/nonexistent',
    '--shell',
    '/usr/sbin/nologin',
    'obelus',
  ])
  const account = lookUp('obelus') ?? lookUp('nobody')
  if (account) return account
  throw new Refusal(
    'PostgreSQL cannot run as root, and no other system user could be found or made; run this as an ordinary user.',
  )
}

function lookUp(name: string): Account | null {
  const number = (flag: string) =>
    Number.parseInt(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout ?? '', 10)
  const account = { uid: number('-u'), gid: number('-g') }
  return account.uid > 0 && account.gid >= 0 ? account : null
}
