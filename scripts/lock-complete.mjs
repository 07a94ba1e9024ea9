// `npm run lock:complete`, after `npm install` on a machine whose registry does not know the packages of other
// systems: npm then leaves them out of package-lock.json, and `npm ci` refuses such a lock everywhere. This puts
// them back as their parents name them. They carry no integrity, because nobody here could compute it.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './setup/folders.mjs'
import { writeWhole } from './setup/stamp.mjs'
import { runMain, say } from './setup/terminal.mjs'

const file = path.join(root, 'package-lock.json')

/** @param {string} name @param {string} version @param {boolean | undefined} dev */
function entryFor(name, version, dev) {
  const last = name.split('/').at(-1) ?? name
  const target = /-(android|darwin|freebsd|linux|win32|wasm32)(?:-(.+))?$/.exec(last)
  const [os, rest = ''] = [target?.[1], target?.[2] ?? '']
  const [cpu, abi] = os === 'wasm32' ? ['wasm32'] : rest.split('-')
  return {
    version,
    ...(cpu ? { cpu: [cpu] } : {}),
    ...(abi === 'musl' ? { libc: ['musl'] } : abi === 'gnu' && os === 'linux' ? { libc: ['glibc'] } : {}),
    ...(dev ? { dev } : {}),
    optional: true,
    ...(os && os !== 'wasm32' ? { os: [os] } : {}),
  }
}

await runMain(async () => {
  const lock = JSON.parse(readFileSync(file, 'utf8'))
  /** @type {Record<string, { dev?: boolean, optionalDependencies?: Record<string, string> }>} */
  const packages = lock.packages
  const added = []
  for (const [folder, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const known = `${folder}/node_modules/${name}` in packages || `node_modules/${name}` in packages
      if (known || !/^\d+\.\d+\.\d+/.test(version)) continue
      packages[`node_modules/${name}`] = entryFor(name, version, dev)
      added.push(`${name}@${version}`)
    }
  }
  lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en')))
  writeWhole(file, `${JSON.stringify(lock, null, 2)}\n`)
  say(added.length > 0 ? `Added ${added.join(', ')}.` : 'Nothing was missing.')
})
