import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '@/scripts/setup/folders.mjs'
import { everywhere } from '@/server/answer'
import { askAgain } from '@/server/finished-page'

const headers = { ...everywhere, 'Cache-Control': askAgain }

// A page from a file comes with what the server says of the same page; the rest of its policy stands in the file.
describe.each([
  ['nginx.conf', (name: string) => new RegExp(`^ +add_header ${name} (?:"([^"]*)"|(\\S*));$`, 'm')],
  ['Caddyfile', (name: string) => new RegExp(`^\\t+${name} (?:"([^"]*)"|(\\S*))$`, 'm')],
])('%s', (file, lineOf) => {
  const text = readFileSync(path.join(root, 'docs', 'proxy', file), 'utf8')

  it.each(Object.entries(headers))('sends %s as the server does', (name, value) => {
    const [, quoted, plain] = lineOf(name).exec(text) ?? []
    expect(quoted ?? plain).toBe(value)
  })
})
