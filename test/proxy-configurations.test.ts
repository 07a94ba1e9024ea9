import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '@/scripts/setup/folders.mjs'
import { askAgain } from '@/server/finished-page'
import { safeHeaders } from '@/server/safe-headers'
import { everywherePolicy } from '@/server/script-policy'

const ofFiles = safeHeaders('https://obelus.example')
/** The rest of a page's policy stands in the page. */
const ofPages = {
  ...ofFiles,
  'Content-Security-Policy': everywherePolicy.join('; '),
  'Cache-Control': askAgain,
}

// What comes from a file comes with what the server says of the same thing: first pages, then scripts and styles.
describe.each([
  ['nginx.conf', (name: string) => new RegExp(`^ +add_header ${name} (?:"([^"]*)"|(\\S*)) always;$`, 'gm')],
  ['Caddyfile', (name: string) => new RegExp(`^\\t+${name} (?:"([^"]*)"|(\\S*))$`, 'gm')],
])('%s', (file, linesOf) => {
  const text = readFileSync(path.join(root, 'docs', 'proxy', file), 'utf8')
  const valuesOf = (name: string) =>
    [...text.matchAll(linesOf(name))].map(([, quoted, plain]) => quoted ?? plain)

  it.each(Object.entries(ofPages))('sends %s with pages as the server does', (name, value) => {
    expect(valuesOf(name)[0]).toBe(value)
  })

  it.each(Object.entries(ofFiles))('sends %s with scripts and styles as the server does', (name, value) => {
    expect(valuesOf(name).slice(1)).toEqual([value])
  })
})
