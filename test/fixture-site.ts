import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Handler = (request: IncomingMessage, response: ServerResponse) => void

export type FixtureSite = {
  origin: string
  /** As the allow-list names it. */
  place: string
  /** What was asked for, in order. */
  asked: { path: string; headers: IncomingMessage['headers'] }[]
  stop: () => Promise<void>
}

/** A web site on a port of this machine that answers as a test says, and says what it was asked. */
export async function startSite(handler: Handler, host = '127.0.0.1'): Promise<FixtureSite> {
  const asked: FixtureSite['asked'] = []
  const server = createServer((request, response) => {
    asked.push({ path: request.url ?? '', headers: request.headers })
    handler(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  const place = `${host}:${(server.address() as AddressInfo).port}`
  async function stop() {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { origin: `http://${place}`, place, asked, stop }
}

/** A handler that answers some paths, and 404 to all others. */
export function pages(handlers: Record<string, Handler>): Handler {
  return (request, response) => {
    const handler = handlers[(request.url ?? '').split('?')[0] ?? '']
    if (handler) return handler(request, response)
    response.writeHead(404).end()
  }
}

export function html(text: string | Buffer, headers: Record<string, string> = {}): Handler {
  return (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(text)
  }
}

export function redirect(location: string, status = 302): Handler {
  return (_request, response) => {
    response.writeHead(status, { location }).end()
  }
}
