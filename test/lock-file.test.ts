import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { root } from '@/scripts/setup/folders.mjs'

type Entry = { optionalDependencies?: Record<string, string> }

it('locks the packages of every system, so that npm ci accepts the lock file (npm run lock:complete adds them)', () => {
  const { packages }: { packages: Record<string, Entry> } = JSON.parse(
    readFileSync(path.join(root, 'package-lock.json'), 'utf8'),
  )
  const missing = Object.entries(packages).flatMap(([folder, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name, version]) => /^\d/.test(version) && !isLocked(packages, folder, name))
      .map(([name]) => name),
  )
  expect(missing).toEqual([])
})

function isLocked(packages: Record<string, Entry>, folder: string, name: string): boolean {
  return `${folder}/node_modules/${name}` in packages || `node_modules/${name}` in packages
}
