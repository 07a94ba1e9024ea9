import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { type PlainArticle, readPlainText } from '@/lib/article/plain-text'
import { fetchArticle } from '@/lib/import/fetch-article'
import { readHtml } from '@/lib/import/read-html'
import { readMarkdown } from '@/lib/import/read-markdown'
import { readRecord } from '@/lib/import/read-record'
import { decodePage } from '@/lib/source/charset'
import { fail } from '../command'
import { linesOf } from './lines'

/**
 * Something that an article may be read from. `name` is what it is called in messages; `key`, for what is on this machine,
 * says what is in it: the same again is known by it, whatever its file is called.
 */
export type Source = {
  name: string
  key: string | null
  /** How many bytes it holds on to until it is read. */
  size: number
  read: () => Promise<{ article: PlainArticle; watch?: string } | { problem: string }>
}

export type Sources = { isMany: boolean; list: AsyncIterable<Source> }

const readPlain = (bytes: Buffer) => readDecoded(bytes, readPlainText)
const readers: Record<string, (bytes: Buffer) => PlainArticle | { problem: string }> = {
  '.txt': readPlain,
  '.md': (bytes) => readDecoded(bytes, readMarkdown),
  '.markdown': (bytes) => readDecoded(bytes, readMarkdown),
  '.html': (bytes) => readHtml(decodePage(bytes, '')),
  '.htm': (bytes) => readHtml(decodePage(bytes, '')),
}
const dumps = ['.jsonl', '.ndjson']
const mostBytes = 10_000_000

export const isAddress = (word: string) => /^https?:\/\//i.test(word)

/** What a file, a folder with all that is in it, a dump (JSON Lines) or an address holds, one after the other. */
export async function findSources(word: string): Promise<Sources> {
  if (isAddress(word)) return { isMany: false, list: once(addressSource(word)) }
  const place = path.resolve(process.env.INIT_CWD ?? '', word)
  const found = await stat(place).catch(() => fail(`${word} cannot be read.`))
  if (found.isDirectory()) return { isMany: true, list: inFolder(place, word) }
  const isDump = dumps.includes(path.extname(place).toLowerCase())
  return { isMany: isDump, list: isDump ? inDump(place, word) : once(fileSource(place, word)) }
}

async function* once(source: Source | Promise<Source>): AsyncGenerator<Source> {
  yield source
}

async function* inFolder(folder: string, word: string): AsyncGenerator<Source> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort()
  for (const file of files) {
    const extension = path.extname(file).toLowerCase()
    const [place, name] = [path.join(folder, file), path.join(word, file)]
    if (dumps.includes(extension)) yield* inDump(place, name)
    else if (extension in readers) yield fileSource(place, name)
  }
}

async function* inDump(place: string, name: string): AsyncGenerator<Source> {
  let number = 0
  for await (const line of linesOf(createReadStream(place), mostBytes)) {
    number += 1
    if (line !== null && !line.trim()) continue
    yield {
      name: `${name}:${number}`,
      key: line === null ? null : keyOf(line),
      size: line?.length ?? 0,
      read: async () =>
        line === null ? { problem: 'This line is longer than 10 MB.' } : asRead(readRecord(line)),
    }
  }
}

async function fileSource(place: string, name: string): Promise<Source> {
  const { size } = await stat(place)
  if (size > mostBytes)
    return { name, key: null, size: 0, read: async () => ({ problem: 'This file is larger than 10 MB.' }) }
  const bytes = () => readFile(place).catch(() => fail(`${name} cannot be read.`))
  // A file of no known kind is taken for plain text, as it always was.
  const read = readers[path.extname(place).toLowerCase()] ?? readPlain
  return { name, key: keyOf(await bytes()), size: 0, read: async () => asRead(read(await bytes())) }
}

function addressSource(url: string): Source {
  async function read() {
    const fetched = await fetchArticle(url, 'import')
    if ('problem' in fetched)
      return { problem: fetched.outcome ? `${fetched.problem} (${fetched.outcome})` : fetched.problem }
    return { article: fetched.article, watch: fetched.url }
  }
  return { name: url, key: null, size: 0, read }
}

function asRead(read: PlainArticle | { problem: string }) {
  return 'problem' in read ? read : { article: read }
}

function readDecoded(bytes: Buffer, read: (text: string) => PlainArticle | { problem: string }) {
  try {
    return read(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    if (error instanceof TypeError)
      return { problem: 'The file is not UTF-8. Save it as UTF-8 and try again.' }
    throw error
  }
}

function keyOf(content: string | Buffer): string {
  return `text:${createHash('sha256').update(content).digest('base64url')}`
}
