import net from 'node:net'
import { coreSeconds, cpuSeconds, findCores } from './cores.ts'
import type { Sample } from './load.ts'
import type { Server } from './servers/start.ts'
import { quantile } from './statistics.ts'

type Wish = { server: Server; path: string; headers: Record<string, string> }

const connections = 16

/**
 * Asks for one address as fast as it is answered, over 16 connections, like `measure`, for servers that answer faster than
 * autocannon can read: of an answer only its status and its length are looked at.
 *
 * @throws on an answer that is none, or not as long as the first one.
 */
export async function measureRaw({ server, path, headers }: Wish, seconds: number): Promise<Sample> {
  const cores = findCores()
  const { hostname, port } = new URL(server.url)
  const lines = Object.entries({ host: `${hostname}:${port}`, ...headers }).map((pair) => pair.join(': '))
  const request = `GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`
  const times: number[] = []
  const started = { at: performance.now(), cpu: cpuSeconds(server.pid), core: coreSeconds(cores) }
  const until = started.at + seconds * 1_000
  const lengths = await Promise.all(
    Array.from({ length: connections }, () => readAgain(Number(port), hostname, request, until, times)),
  )
  if (new Set(lengths).size !== 1) throw new Error(`${path} came in several lengths: ${lengths}`)
  const elapsed = (performance.now() - started.at) / 1_000
  const cpu = started.cpu === null ? null : (cpuSeconds(server.pid) ?? 0) - started.cpu
  const core = started.core === null ? null : (coreSeconds(cores) ?? 0) - started.core
  return {
    requestsPerSecond: times.length / elapsed,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    cpu: cpu === null ? null : (cpu * 1_000) / times.length,
    busy: cpu === null ? null : cpu / elapsed,
    others: cpu === null || core === null ? null : Math.max(0, core - cpu) / elapsed,
  }
}

/** One connection, one request after the other; resolves with the length of their bodies. */
function readAgain(port: number, host: string, request: string, until: number, times: number[]) {
  return new Promise<number>((resolve, reject) => {
    const socket = net.connect(port, host)
    let length = 0
    let left = 0
    let head = ''
    let began = 0
    const ask = () => {
      head = ''
      began = performance.now()
      socket.write(request)
    }
    socket.setNoDelay(true)
    socket.on('connect', ask)
    socket.on('error', reject)
    socket.on('close', () => reject(new Error(`The connection was closed: ${head.slice(0, 200)}`)))
    socket.on('data', (chunk) => {
      if (head.endsWith('\r\n\r\n')) left -= chunk.length
      else {
        const end = chunk.indexOf('\r\n\r\n')
        head += chunk.toString('latin1', 0, end < 0 ? chunk.length : end + 4)
        if (end < 0) return
        const said = Number(/^HTTP\/1\.1 200 .*^content-length: (\d+)\r$/ims.exec(head)?.[1])
        if (!said || (length && said !== length)) return socket.destroy()
        length = said
        left = said - (chunk.length - end - 4)
      }
      if (left > 0) return
      times.push(performance.now() - began)
      if (performance.now() < until) return ask()
      resolve(length)
      socket.destroy()
    })
  })
}
