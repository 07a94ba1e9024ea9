// The floor of all floors: `node file.mjs <port> <file>` answers every request with the same HTML.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { gzipSync } from 'node:zlib'

const [port, file] = process.argv.slice(2)
const plain = readFileSync(file)
const packed = gzipSync(plain)

const server = createServer((request, response) => {
  const takesGzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
  const body = takesGzip ? packed : plain
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': body.length,
    ...(takesGzip ? { 'content-encoding': 'gzip' } : {}),
  })
  response.end(body)
})
server.listen(Number(port), '127.0.0.1')
