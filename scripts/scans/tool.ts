import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fail } from '../command.ts'

/** The path of a scanner, which is installed where that is possible: on Debian, as root. */
export function findOrInstall(name: string): string {
  const find = () =>
    (process.env.PATH ?? '')
      .split(path.delimiter)
      .map((folder) => path.join(folder, name))
      .find((file) => existsSync(file))
  if (!find() && process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    console.log(`No ${name} yet: apt-get install ${name}`)
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    for (const args of [['update'], ['install', '-y', name]])
      spawnSync('apt-get', args, { stdio: 'ignore', env, timeout: 600_000 })
  }
  return find() ?? fail(`Install ${name}, and try again.`)
}
