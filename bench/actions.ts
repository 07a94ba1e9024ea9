import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Request } from './load.ts'

type Manifest = { node: Record<string, { exportedName?: string; filename?: string }> }

/** The id under which a build knows a server action, by the file it is in and its name there. */
export function findAction(folder: string, file: string, name: string): string {
  const manifest = path.join(folder, '.next', 'server', 'server-reference-manifest.json')
  const { node } = JSON.parse(readFileSync(manifest, 'utf8')) as Manifest
  const found = Object.entries(node).find(
    ([, action]) => action.filename === file && action.exportedName === name,
  )
  if (!found) throw new Error(`The build has no action ${name} of ${file}.`)
  return found[0]
}

/** Fields by their names, or as pairs where a name is sent twice. */
export type FormFields = Record<string, string> | [name: string, value: string][]
type Form = { site: string; action: string; cookie: string; fields: FormFields }

/** A form as a browser with JavaScript sends it to a server action that keeps its state (React's `encodeReply`). */
export function formRequest({ site, action, cookie, fields }: Form): Request {
  const boundary = `bench-${randomUUID()}`
  const parts = [
    ...(Array.isArray(fields) ? fields : Object.entries(fields)).map(([name, value]) => [
      `_1_${name}`,
      value,
    ]),
    ['0', '[{"status":"idle"},"$K1"]'],
  ]
  const text = parts.map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  return {
    method: 'POST',
    headers: {
      accept: 'text/x-component',
      'content-type': `multipart/form-data; boundary=${boundary}`,
      cookie,
      'next-action': action,
      origin: site,
    },
    body: Buffer.from(`${text.join('')}--${boundary}--\r\n`),
  }
}
