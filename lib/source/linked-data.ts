/** What a page says of itself in JSON-LD. */
export type LinkedFacts = { title: string | undefined; publisher: string | undefined }

/** What it says of an article, as it says it. */
export type LinkedArticle = {
  byline: string | undefined
  published: string | undefined
  language: string | undefined
  url: string | undefined
  image: string | undefined
}

type Thing = Record<string, unknown>

const work =
  /(^|\/|:)(\w*Article|\w*Posting|Report|WebPage|CreativeWork|Dataset|Legislation|\w*Review|VideoObject|Book)$/
const article = /(^|\/|:)(\w*Article|\w*Posting|Report|\w*Review)$/
const mostThings = 200

/**
 * The headline and publisher of the first work that a JSON-LD script describes (schema.org), also inside of `@graph` and
 * lists. What cannot be parsed says nothing; of very many things only the first 200 are looked at.
 */
export function readLinkedData(script: string): LinkedFacts {
  const all = thingsIn(parse(script))
  const things = ofType(all, work)
  const [described] = things.filter(({ headline, name }) => wordsOf(headline) ?? wordsOf(name))
  const [published] = things.filter((thing) => publisherOf(thing, all))
  return {
    title: described && (wordsOf(described.headline) ?? wordsOf(described.name)),
    publisher: published && publisherOf(published, all),
  }
}

/**
 * Who wrote the first article that a JSON-LD script describes, when, in which language, where it stands and its picture;
 * null when it describes none. Names that are only referred to (`@id`) are looked up in the same script.
 */
export function readLinkedArticle(script: string): LinkedArticle | null {
  const all = thingsIn(parse(script))
  const [told] = ofType(all, article)
  if (!told) return null
  const authors = listOf(told.author).flatMap((author) => nameOf(author, all) ?? [])
  const [image] = [...listOf(told.image), told.thumbnailUrl].flatMap(
    (picture) => addressOf(picture, all) ?? [],
  )
  return {
    byline: authors.length > 0 ? [...new Set(authors)].join(', ') : undefined,
    published: wordsOf(told.datePublished) ?? wordsOf(told.dateCreated),
    language: listOf(told.inLanguage).flatMap((language) => wordsOf(language) ?? [])[0],
    url: wordsOf(told.url) ?? addressOf(told.mainEntityOfPage, []),
    image,
  }
}

function parse(script: string): unknown {
  try {
    return JSON.parse(script)
  } catch {
    return null
  }
}

function ofType(things: Thing[], type: RegExp): Thing[] {
  return things.filter((thing) => listOf(thing['@type']).some((word) => type.test(String(word))))
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

function publisherOf({ publisher, isPartOf }: Thing, all: Thing[]): string | undefined {
  return [...listOf(publisher), ...listOf(isPartOf)]
    .map((named) => nameOf(named, all))
    .find((name) => name && !/^https?:/i.test(name))
}

function nameOf(named: unknown, all: Thing[]): string | undefined {
  if (!isThing(named)) return wordsOf(named)
  return wordsOf(named.name) ?? wordsOf(referredTo(named, all)?.name)
}

function addressOf(place: unknown, all: Thing[]): string | undefined {
  if (!isThing(place)) return wordsOf(place)
  return wordsOf(place.url) ?? wordsOf(referredTo(place, all)?.url) ?? wordsOf(place['@id'])
}

function referredTo(named: Thing, all: Thing[]): Thing | undefined {
  const id = wordsOf(named['@id'])
  return id ? all.find((thing) => thing !== named && thing['@id'] === id) : undefined
}

const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value.slice(0, mostThings) : [value])
const wordsOf = (value: unknown) => (typeof value === 'string' && value.trim() ? value : undefined)
