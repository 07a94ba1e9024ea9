import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { quietEnvironment, root } from '../../scripts/setup/folders.mjs'
import { run } from '../../scripts/setup/run.mjs'
import type { Cores } from '../cores.ts'
import { prepareRows, rowFiles } from './bare-rows.ts'
import { type Server, startServer, withParent } from './start.ts'

const next = path.join('node_modules', 'next', 'dist', 'bin', 'next')

// What Next.js 16.4 puts around a page of nothing but text, in bytes of HTML; the text itself it sends twice.
const around = 4_950

const files = {
  'package.json': '{ "private": true, "type": "module" }',
  // The root is the file system's, so that the linked node_modules count as inside.
  'next.config.mjs': `import path from 'node:path'
export default { agentRules: false, poweredByHeader: false, typescript: { ignoreBuildErrors: true }, turbopack: { root: path.parse(process.cwd()).root } }`,
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
 * The smallest Next.js application with the same version: `bareText`, a prerendered page of text whose HTML is as
 * large as `html`, and `bareButton`, a page with one client component, and `bareRows`, which keeps rows in the database.
 * Built in `folder`, served by `next start`.
 */
export async function startBareNext(
  cores: Cores,
  folder: string,
  html: Buffer,
  databaseUrl: string,
): Promise<Server> {
  const text = wordsLike(html.toString(), Math.round((html.length - around) / 2))
  const textFile = { 'text.mjs': `export const text = ${JSON.stringify(text)}` }
  for (const [name, content] of Object.entries({ ...files, ...rowFiles, ...textFile })) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), content)
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'dir')
  await prepareRows(folder, databaseUrl)
  await run(process.execPath, [path.join(root, next), 'build', folder], {
    what: 'next build of the bare page',
    env: { ...quietEnvironment(), NODE_ENV: 'production' },
  })
  return startServer({
    what: 'next start',
    cores,
    folder,
    args: (port) => [...withParent, next, 'start', '--port', String(port), '--hostname', '127.0.0.1'],
    env: () => ({ DATABASE_URL: databaseUrl }),
  })
}

/**
 * So many bytes of a page's own HTML, turned into words: what has a meaning in HTML or JSON becomes something that
 * has none. So the bare page is encoded and compressed as hard as the page it stands beside.
 */
function wordsLike(html: string, bytes: number): string {
  const words = html
    .replace(/<script>self\.__next_f.*?<\/script>/gs, '')
    .replace(/[<>&"'\\\n]/g, (character) => meaningless[character] ?? ' ')
  const whole = Buffer.from(words.repeat(Math.ceil(bytes / words.length)))
  // A character cut in two at the end is dropped.
  return whole
    .subarray(0, bytes)
    .toString()
    .replace(/\ufffd+$/, '')
}

const meaningless: Record<string, string> = { '<': '(', '>': ')', '&': '+', '"': '*', "'": '~', '\\': '|' }
