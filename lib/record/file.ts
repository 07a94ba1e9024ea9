import { stringify } from 'csv-stringify/sync'
import type { RecordEntry } from '@/lib/record/entry'
import type { RecordFilter } from '@/lib/record/filter'
import { sentenceOf } from '@/lib/record/words'
import { routes } from '@/lib/routes'

/** The most entries of one file; the next begins where it ends. */
export const mostInFile = 10_000

/** The version of the files' shape: fields are only added within one. */
export const recordFileVersion = 1

/** What a file of the record says of itself. `head` is the newest link of the whole log's chain when it was made. */
export type FileHead = {
  site: URL
  exportedAt: string
  filter: RecordFilter
  head: { id: string; hash: string } | null
  /** Where the next file is, or null when this one holds the last entry. */
  next: string | null
}

/** Entries, newest first, one batch in memory. */
export type Batches = AsyncIterable<RecordEntry[]>

/** An entry as the files hold it: names, words and absolute addresses, null where there is nothing. */
export function filed(entry: RecordEntry, site: URL) {
  const absolute = (path: string) => new URL(path, site).href
  const { id, at, kind, actor, article, check, person, reasonCode, reason, hash } = entry
  return {
    id,
    at,
    kind,
    what: sentenceOf(entry),
    by: actor.name,
    byHandle: actor.handle,
    reasonCode,
    reason,
    claim: check?.claim ?? null,
    check: check && absolute(routes.factCheck(check.id)),
    articleTitle: article?.title ?? null,
    article: article && absolute(routes.article(article.slug)),
    person: person?.handle ?? null,
    url: absolute(routes.recordEvent(id)),
    hash,
  }
}

const columns: (keyof ReturnType<typeof filed>)[] = [
  'id',
  'at',
  'kind',
  'what',
  'by',
  'byHandle',
  'reasonCode',
  'reason',
  'claim',
  'check',
  'articleTitle',
  'article',
  'person',
  'url',
  'hash',
]

/**
 * The record as CSV (RFC 4180) with a line of names, for spreadsheets too: it begins with a byte order mark, and what
 * a spreadsheet would take for a formula gets an apostrophe before it.
 */
export async function* csvOf({ site }: FileHead, batches: Batches): AsyncGenerator<string> {
  const write = (rows: object[], isFirst: boolean) =>
    stringify(rows, {
      columns,
      header: isFirst,
      bom: isFirst,
      record_delimiter: '\r\n',
      escape_formulas: true,
    })
  yield write([], true)
  for await (const batch of batches)
    yield write(
      batch.map((entry) => filed(entry, site)),
      false,
    )
}

/** The record as JSON, one entry a line. */
export async function* jsonOf(head: FileHead, batches: Batches): AsyncGenerator<string> {
  const { site, ...rest } = head
  const about = { format: 'obelus-record', version: recordFileVersion, site: site.href, ...rest }
  yield `${JSON.stringify(about).slice(0, -1)},\n"entries":[`
  let separator = '\n'
  for await (const batch of batches) {
    for (const entry of batch) {
      yield separator + JSON.stringify(filed(entry, site))
      separator = ',\n'
    }
  }
  yield '\n]}\n'
}
