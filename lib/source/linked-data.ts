/** What a page says of itself in JSON-LD. */
export type LinkedFacts = { title: string | undefined; publisher: string | undefined }

type Thing = Record<string, unknown>

const work =
  /(^|\/|:)(\w*Article|\w*Posting|Report|WebPage|CreativeWork|Dataset|Legislation|\w*Review|VideoObject|Book)$/
const mostThings = 200

/**
 * The headline and publisher of the first work that a JSON-LD script describes (schema.org), also inside of `@graph` and
 * lists. What cannot be parsed says nothing; of very many things only the first 200 are looked at.
 */
export function readLinkedData(script: string): LinkedFacts {
  const things = thingsIn(parse(script)).filter((thing) =>
    listOf(thing['@type']).some((type) => work.test(String(type))),
  )
  const [described] = things.filter(({ headline, name }) => wordsOf(headline) ?? wordsOf(name))
  const [published] = things.filter((thing) => publisherOf(thing))
  return {
    title: described && (wordsOf(described.headline) ?? wordsOf(described.name)),
    publisher: published && publisherOf(published),
  }
}

function parse(script: string): unknown {
  try {
    return JSON.parse(script)
  } catch {
    return null
  }
}

function thingsIn(data: unknown): Thing[] {
  const waiting = listOf(data)
  const things: Thing[] = []
  for (let at = 0; at < waiting.length && at < mostThings; at++) {
    const thing = waiting[at]
    if (!isThing(thing)) continue
    things.push(thing)
    waiting.push(...listOf(thing['@graph']).slice(0, mostThings))
  }
  return things
}

function publisherOf({ publisher, isPartOf }: Thing): string | undefined {
  return [...listOf(publisher), ...listOf(isPartOf)]
    .map((named) => (isThing(named) ? wordsOf(named.name) : wordsOf(named)))
    .find((name) => name && !/^https?:/i.test(name))
}

const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value.slice(0, mostThings) : [value])
const wordsOf = (value: unknown) => (typeof value === 'string' && value.trim() ? value : undefined)
