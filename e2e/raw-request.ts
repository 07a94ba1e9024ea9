import http from 'node:http'

export type RawAnswer = { status: number; headers: http.IncomingHttpHeaders; body: Buffer }

/** Asks for an address as it is spelt, without a body, and gives the bytes as they came. */
export function get(
  site: string,
  path: string,
  headers: Record<string, string> = {},
  agent: http.Agent | false = false,
  method = 'GET',
): Promise<RawAnswer> {
  const { hostname, port } = new URL(site)
  return new Promise((resolve, reject) => {
    const request = http.request({ hostname, port, path, headers, agent, method }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      )
    })
    request.on('error', reject)
    request.end()
  })
}

/** For the data of a page Next.js wants the headers hashed in the query, and sends to where they are. */
export async function answerOf(
  site: string,
  path: string,
  headers: Record<string, string>,
): Promise<RawAnswer> {
  const answer = await get(site, path, headers)
  const sent = answer.headers.location
  return answer.status === 307 && headers.rsc && sent?.includes('_rsc=') ? get(site, sent, headers) : answer
}
