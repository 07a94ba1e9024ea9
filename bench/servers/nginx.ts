import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { freePort } from '../../scripts/postgres/server.ts'
import { root } from '../../scripts/setup/folders.mjs'
import type { Cores } from '../cores.ts'
import { type Server, startServer } from './start.ts'

type Wish = {
  cores: Cores
  folder: string
  /** The folder of plain files. */
  plain: string
  /** Where the application listens, and the folder of its pages. */
  application: string
  pages: string
}

export function hasNginx(): boolean {
  return spawnSync('nginx', ['-v']).status === 0
}

/**
 * One nginx process on the servers' core, at two addresses: plain files, and the configuration that the documents give,
 * but for what is the installation's own: addresses, folders, and the certificate. Without TLS there is less that is the
 * same for both.
 */
export async function startNginx({ cores, folder, plain, application, pages }: Wish) {
  mkdirSync(folder, { recursive: true })
  const filePort = await freePort()
  const server = await startServer({
    what: 'nginx',
    cores,
    folder,
    args: (port) => {
      const site = documented({ port, application, pages })
      writeFileSync(
        path.join(folder, 'nginx.conf'),
        `${frame}http {\n${around}${fileServer(filePort, plain)}${site}}\n`,
      )
      return [
        path.join(root, 'scripts', 'setup', 'leash.mjs'),
        'nginx',
        '-p',
        folder,
        '-c',
        'nginx.conf',
        '-e',
        'stderr',
      ]
    },
  })
  // What was started is its leash.
  const pid = Number(readFileSync(path.join(folder, 'nginx.pid'), 'utf8'))
  const behind: Server = { ...server, pid }
  const file: Server = { ...behind, url: `http://127.0.0.1:${filePort}` }
  return { behind, file }
}

const frame = `daemon off;
master_process off;
pid nginx.pid;
events { worker_connections 1024; }
`
const around = `access_log off;
sendfile on;
keepalive_requests 100000000;
${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${name};`).join('\n')}
`

function fileServer(port: number, plain: string): string {
  return `server {
  listen 127.0.0.1:${port};
  location / { root ${plain}; default_type text/html; charset utf-8; gzip_static on; }
}
`
}

function documented({
  port,
  application,
  pages,
}: {
  port: number
  application: string
  pages: string
}): string {
  const changes: [what: RegExp, instead: string][] = [
    [/server \{\n {4}listen 80;[\s\S]*?\n\}\n/, ''],
    [/listen 443 ssl http2;/, `listen 127.0.0.1:${port};`],
    [/listen \[::\]:443 ssl http2;/, ''],
    [/( +ssl_\w+ .*;\n)+/, ''],
    [/server_name obelus\.example;/, ''],
    [/127\.0\.0\.1:3000/, new URL(application).host],
    [/\/run\/obelus\/pages/, pages],
    [/\/srv\/obelus(?=\/)/, root],
  ]
  // Of the comments some name the same.
  const lines = readFileSync(path.join(root, 'docs', 'proxy', 'nginx.conf'), 'utf8').split('\n')
  let site = lines.filter((line) => !line.trimStart().startsWith('#')).join('\n')
  for (const [what, instead] of changes) {
    if (!what.test(site))
      throw new Error(`docs/proxy holds no ${what} any more; bench/servers/nginx.ts looks for it.`)
    site = site.replace(what, instead)
  }
  return site
}
