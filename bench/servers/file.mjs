// The floor of all floors: `node file.mjs <port> <file>` answers every request with the same HTML, or 304 to who has it.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { gzipSync } from 'node:zlib'

const [port, file] = process.argv.slice(2)
const plain = readFileSync(file)
const packed = gzipSync(plain)
const etag = `W/"${plain.length}"`

const server = createServer((request, response) => {
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, { etag })
    response.end()
    return
  }
  const takesGzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
  const body = takesGzip ? packed : plain
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': body.length,
    etag,
    ...(takesGzip ? { 'content-encoding': 'gzip' } : {}),
  })
  response.end(body)
})
server.listen(Number(port), '127.0.0.1')
