import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { root } from '@/scripts/setup/folders.mjs'

type Packages = Record<string, { version?: string }>

/**
 * The first version of each that has no known hole that concerns us, and why; where two lines are kept, one for each.
 * `npm audit` needs a registry that knows advisories; this needs nothing.
 */
const floors: Record<string, [floor: string[], why: string]> = {
  next: [['16.4.5'], 'CVE-2026-119350, CVE-2026-119351: poisoned and leaking caches; before: CVE-2026-96889'],
  react: [['19.2.9', '19.3.1'], 'CVE-2026-126187: code run from a request'],
  'react-dom': [['19.2.9', '19.3.1'], 'CVE-2026-126187'],
  'next-auth': [['4.24.15', '5.0.0-beta.32'], 'CVE-2026-73421: open when misconfigured'],
  '@auth/core': [['0.41.3'], 'CVE-2026-73421'],
  nodemailer: [['7.0.7'], 'GHSA-5jpx-9hw9-2fx4: mail to somebody else'],
  dompurify: [['3.4.18'], 'CVE-2026-65902, CVE-2026-65903'],
  'markdown-it': [['14.3.3', '15.0.3'], 'CVE-2026-111766, CVE-2026-48988'],
  sharp: [['0.35.5'], 'GHSA-wq5f-xc86-pv6w'],
}

const numbers = (version: string) => (version.match(/\d+/g) ?? []).map(Number)

/** Whether a version is not below its floor: that of its own line, or of the last one. */
function reaches(version: string, floor: string[]): boolean {
  const mine = numbers(version)
  const line = floor
    .map(numbers)
    .find(([major, minor]) => mine[0] === major && (major !== 19 || mine[1] === minor))
  const least = line ?? numbers(floor.at(-1) ?? '')
  for (let n = 0; n < Math.max(mine.length, least.length); n += 1) {
    const difference = (mine[n] ?? 0) - (least[n] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return true
}

function belowFloor(packages: Packages): string[] {
  return Object.entries(packages).flatMap(([folder, { version = '' }]) => {
    const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length)
    const known = floors[name]
    return !known || reaches(version, known[0]) ? [] : [`${name} ${version}: ${known[1]}`]
  })
}

it('locks no package below the first version without a known hole, wherever in the tree it is', () => {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'))
  expect(belowFloor(packages)).toEqual([])
  expect('node_modules/next' in packages).toBe(true)
})

it('notices what is below', () => {
  const old = ['next 16.4.4', 'react 19.3.0', 'markdown-it 15.0.2', 'next-auth 5.0.0-beta.31', 'sharp 0.34.9']
  const packages = Object.fromEntries(
    old.map((one, n) => {
      const [name, version = ''] = one.split(' ')
      return [`node_modules/x${n}/node_modules/${name}`, { version }]
    }),
  )
  expect(belowFloor(packages).map((line) => line.split(':')[0])).toEqual(old)
})
