// Waits until the process that opened a throwaway database is gone (its pipe to us closes), then ends the server
// and removes the folder: `node keeper.mjs <folder>`. Plain node, so that it is there before the database is.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const folder = path.resolve(process.argv[2] ?? '')
if (path.dirname(folder) !== path.resolve(os.tmpdir()) || !path.basename(folder).startsWith('obelus-'))
  process.exit(2)

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {})
process.stdin.resume().on('end', clean).on('error', clean)

async function clean() {
  const deadline = Date.now() + 30_000
  // An initdb or a start may still be on its way: keep at it until the folder stays away.
  while (existsSync(folder) && Date.now() < deadline) {
    const pid = postmaster()
    if (pid) {
      end(pid, Date.now() > deadline - 20_000 ? 'SIGKILL' : 'SIGINT')
      await wait(50)
      continue
    }
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
    } catch {
      await wait(100)
    }
    await wait(20)
  }
  process.exit(0)
}

function postmaster() {
  try {
    const cluster = readdirSync(folder).includes('postgres') ? path.join(folder, 'postgres') : folder
    const pid = Number.parseInt(readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8'), 10)
    process.kill(pid, 0)
    return pid
  } catch {
    return null
  }
}

/** @param {number} pid @param {NodeJS.Signals} signal */
function end(pid, signal) {
  try {
    process.kill(pid, signal)
  } catch {
    // It has just ended.
  }
}
