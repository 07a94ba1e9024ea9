import type { ServerResponse } from 'node:http'
import type { Listener } from './live-hub'

/** A browser that lost its stream comes back after this time, or up to twice of it, so that not all come at once. */
export const reconnectMs = 2_000

/** What may wait for a reader who does not take it, in bytes. Whoever is further behind is cut, and resumes. */
const mostUnsent = 64 * 1024

const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  // nginx would gather what is to arrive at once.
  'x-accel-buffering': 'no',
}

/** Makes a stream of an answer; one that `lasts` so many milliseconds ends then in order. */
export function openStream(response: ServerResponse, lasts: number | null): Listener {
  response.socket?.setNoDelay(true)
  response.socket?.setKeepAlive(true, 30_000)
  response.writeHead(200, headers)
  response.write(`retry: ${reconnectMs + Math.floor(Math.random() * reconnectMs)}\n\n`)
  const listener: Listener = {
    send(message) {
      if (response.writableLength > mostUnsent) response.destroy()
      else if (!response.writableEnded) response.write(message)
    },
    cut() {
      if (!response.writableEnded) response.end()
    },
  }
  if (lasts !== null) {
    const end = setTimeout(listener.cut, lasts)
    response.once('close', () => clearTimeout(end))
  }
  return listener
}
