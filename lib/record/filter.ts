import { type EventKind, isPublicKind } from '@/lib/event/kinds'

/** What of the record is asked for; null for what is not narrowed. Days are YYYY-MM-DD in UTC, both included. */
export type RecordFilter = {
  kind: EventKind | null
  /** The article's slug. */
  article: string | null
  /** The handle of whoever decided. */
  moderator: string | null
  reason: string | null
  from: string | null
  to: string | null
  /** Words in the moderator's reason or in the claim. */
  words: string | null
}

export const everything: RecordFilter = {
  kind: null,
  article: null,
  moderator: null,
  reason: null,
  from: null,
  to: null,
  words: null,
}

const longestWords = 200
const word = /^[a-z0-9](?:[a-z0-9-]{0,98}[a-z0-9])?$/

type Params = Record<string, string | string[] | undefined>

/** The filter that an address asks for. What nothing can be is left out; an article may be given by its address. */
export function readRecordFilter(params: Params): RecordFilter {
  const text = (name: string) => {
    const value = params[name]
    return typeof value === 'string' ? value.replaceAll('\0', '').trim() : ''
  }
  const match = (name: string, shape: RegExp) => (shape.test(text(name)) ? text(name) : null)
  const kind = text('kind')
  const words = text('words').slice(0, longestWords).trim()
  const article = text('article').replace(/^.*\/articles\//, '')
  return {
    kind: isPublicKind(kind) ? kind : null,
    article: article.split(/[/?#]/)[0]?.trim() || null,
    moderator: match('moderator', word),
    reason: match('reason', word),
    from: dayOrNull(text('from')),
    to: dayOrNull(text('to')),
    words: words || null,
  }
}

function dayOrNull(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? text : null
}

/** A filter as the query of an address, without what is not narrowed. */
export function filterQuery(filter: RecordFilter): Record<string, string> {
  return Object.fromEntries(Object.entries(filter).flatMap(([name, value]) => (value ? [[name, value]] : [])))
}

/** Whether anything is narrowed at all. */
export function isNarrowed(filter: RecordFilter): boolean {
  return Object.values(filter).some((value) => value !== null)
}

/** The id of the entry that a page goes on before, or null: digits that the database can hold. */
export function readEntryId(text: unknown): string | null {
  return typeof text === 'string' && /^\d{1,18}$/.test(text) ? text : null
}
