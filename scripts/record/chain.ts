import { createHash } from 'node:crypto'
import type pg from 'pg'

/** A place in the log that somebody can note: the id of an entry, and the hash that covers everything up to it. */
export type Head = { id: string; hash: string }

/**
 * `broken`: the first entry that does not fit what stands before it. `unknown`: a head noted earlier that is not in the
 * log as it was noted. `checked` counts the entries that fit.
 */
export type Verdict =
  | { state: 'whole'; checked: number; head: Head | null }
  | { state: 'broken'; checked: number; at: string }
  | { state: 'unknown'; checked: number; expected: Head; found: string | null }

// The same text as the database's event_text(), written here again: whoever can alter the log can alter that function.
const entries = `
  SELECT id::text, encode(hash, 'hex') AS hash, pg_catalog.jsonb_build_object(
    'id', id, 'at', (extract(epoch FROM at) * 1000)::bigint, 'kind', kind, 'actor', actor_id,
    'subjectType', subject_type, 'subject', subject_id, 'article', article_id,
    'isPublic', is_public, 'data', data, 'salt', salt)::text AS words
  FROM public.event WHERE event.id > $1 ORDER BY event.id LIMIT $2`

type Entry = Head & { words: string }

const batch = 1_000

/** Walks the whole log, a thousand entries in memory at a time, and computes every hash anew. */
export async function verifyChain(client: pg.ClientBase, expected: Head | null = null): Promise<Verdict> {
  let last: Head = { id: '0', hash: '' }
  let found: string | null = null
  let checked = 0
  for (;;) {
    const { rows } = await client.query<Entry>(entries, [last.id, batch])
    for (const { id, hash, words } of rows) {
      if (hash !== hashAfter(last.hash, words)) return { state: 'broken', checked, at: id }
      if (id === expected?.id) found = hash
      last = { id, hash }
      checked++
    }
    if (rows.length < batch) break
  }
  if (expected && found !== expected.hash) return { state: 'unknown', checked, expected, found }
  return { state: 'whole', checked, head: checked > 0 ? last : null }
}

function hashAfter(previous: string, words: string): string {
  return createHash('sha256').update(previous, 'hex').update(words, 'utf8').digest('hex')
}

/** A head as people note it, `123:0f…` with 64 hexadecimal digits; null for anything else. */
export function readHead(noted: string): Head | null {
  const [, id, hash] = /^(\d{1,18}):([0-9a-f]{64})$/i.exec(noted.trim()) ?? []
  return id && hash ? { id: String(BigInt(id)), hash: hash.toLowerCase() } : null
}

export function writeHead({ id, hash }: Head): string {
  return `${id}:${hash}`
}
