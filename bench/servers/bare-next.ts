import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { quietEnvironment, root } from '../../scripts/setup/folders.mjs'
import { run } from '../../scripts/setup/run.mjs'
import type { Cores } from '../cores.ts'
import { makeWriter } from '../data/words.ts'
import { type Server, startServer, withParent } from './start.ts'

const next = path.join('node_modules', 'next', 'dist', 'bin', 'next')

// What Next.js 16.4 puts around a page of nothing but text, in bytes of HTML; the text itself it sends twice.
const around = 4_950

const files = {
  'package.json': '{ "private": true, "type": "module" }',
  // The root is the file system's, so that the linked node_modules count as inside.
  'next.config.mjs': `import path from 'node:path'
export default { agentRules: false, poweredByHeader: false, turbopack: { root: path.parse(process.cwd()).root } }`,
  'app/layout.jsx': `export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>
}`,
  'app/text/page.jsx': `import { text } from '../../text.mjs'
export default function Page() {
  return <main><p>{text}</p></main>
}`,
  'app/button/page.jsx': `import { Button } from './button'
export default function Page() {
  return <main><Button /></main>
}`,
  'app/button/button.jsx': `'use client'
import { useState } from 'react'
export function Button() {
  const [count, setCount] = useState(0)
  return <button type="button" onClick={() => setCount(count + 1)}>{count}</button>
}`,
}

export const bareText = '/text'
export const bareButton = '/button'

/**
 * The smallest Next.js application with the same version: `bareText`, a prerendered page of prose that makes `bytes`
 * of HTML, and `bareButton`, a page with one client component. Built in `folder`, served by plain `next start`.
 */
export async function startBareNext(cores: Cores, folder: string, bytes: number): Promise<Server> {
  const text = `export const text = ${JSON.stringify(proseOf(Math.round((bytes - around) / 2)))}`
  for (const [name, content] of Object.entries({ ...files, 'text.mjs': text })) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), content)
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'dir')
  await run(process.execPath, [path.join(root, next), 'build', folder], {
    what: 'next build of the bare page',
    env: { ...quietEnvironment(), NODE_ENV: 'production' },
  })
  return startServer({
    what: 'next start',
    cores,
    folder,
    args: (port) => [...withParent, next, 'start', '--port', String(port), '--hostname', '127.0.0.1'],
  })
}

/** So many bytes of prose, every part of it said twice: then it shrinks under gzip about as well as a page's HTML. */
function proseOf(bytes: number): string {
  const writer = makeWriter(bytes)
  const parts: string[] = []
  for (let length = 0; length < bytes; length += Buffer.byteLength(parts.at(-1) ?? '')) {
    parts.push(`${writer.prose(4)} `.repeat(2))
  }
  // A character cut in two at the end is dropped.
  return Buffer.from(parts.join(''))
    .subarray(0, bytes)
    .toString()
    .replace(/\ufffd+$/, '')
}
