import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { quietEnvironment, root } from '../../scripts/setup/folders.mjs'
import { run } from '../../scripts/setup/run.mjs'
import type { Cores } from '../cores.ts'
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
 * The smallest Next.js application with the same version: `bareText`, a prerendered page of `bytes` of HTML made of
 * `words`, and `bareButton`, a page with one client component. Built in `folder`, served by plain `next start`.
 */
export async function startBareNext(
  cores: Cores,
  folder: string,
  words: string,
  bytes: number,
): Promise<Server> {
  const text = textOf(words, Math.round((bytes - around) / 2))
  for (const [name, content] of Object.entries({
    ...files,
    'text.mjs': `export const text = ${JSON.stringify(text)}`,
  })) {
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

/** The words again and again, cut so that they take about so many bytes as UTF-8. */
function textOf(words: string, bytes: number): string {
  const whole = Buffer.from(words.repeat(Math.ceil(Math.max(1, bytes) / words.length)))
  return whole
    .subarray(0, bytes)
    .toString()
    .replace(/\ufffd+$/, '')
}
