/** A stream of server-sent events, read as a browser would read it. */
export type Stream = {
  status: number
  headers: Headers
  /** The numbers of the events that have come, oldest first. */
  ids: () => number[]
  events: () => Record<string, unknown>[]
  text: () => string
  ended: Promise<void>
  leave: () => void
}

export async function openStream(url: string, headers: Record<string, string> = {}): Promise<Stream> {
  const leaving = new AbortController()
  const response = await fetch(url, { headers, signal: leaving.signal })
  let text = ''
  const ended = (async () => {
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk, { stream: true })
  })().catch(() => undefined)
  const lines = (pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '')
  return {
    status: response.status,
    headers: response.headers,
    ids: () => lines(/^id: (\d+)\ndata/gm).map(Number),
    events: () => lines(/^id: \d+\ndata: (.*)$/gm).map((data) => JSON.parse(data)),
    text: () => text,
    ended,
    leave: () => leaving.abort(),
  }
}
