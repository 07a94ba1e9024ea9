import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, unlinkSync } from 'node:fs'
import { mkdir, rm, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type FinishedPage, pack } from './finished-page'
import { withPolicyInside } from './script-policy'

/** All that may stand in the folder: the front page, the rooms of the others, and what is being written. */
const own = ['.html', '.html.gz', '.html.br', 'articles', 'fact-checks', '.new']
const packed = ['.gz', '.br']
/** The longest name, in bytes, that leaves room for the endings wherever files can be kept. */
const longestName = 200

/** A page that is wanted as a file, and whether it is one already. */
type Wanted = { page: FinishedPage; isThere: boolean }

/**
 * Finished documents as files, which a proxy serves by itself (docs/decisions/013): `<path>.html` whole, with its policy
 * inside, and packed beside it. `SharedPages` says what stands there; this keeps the order in which it was said, however
 * long writing takes.
 */
export class PagesForProxy {
  private readonly wanted = new Map<string, Wanted>()
  private isClosed = false

  /**
   * Empties the folder: whatever stands there was left by a process that did not end in order.
   *
   * @throws when it holds what is not ours, for it is emptied often.
   */
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true })
    const other = readdirSync(folder).find((name) => !own.includes(name))
    if (other) throw new Error(`SHARED_PAGES_FOLDER must be for pages alone, and ${folder} holds ${other}.`)
    this.empty()
  }

  /** Has a document stand there, unless it does. */
  put(address: string, page: FinishedPage): void {
    const file = this.fileOf(address)
    if (!file || this.isClosed) return
    const before = this.wanted.get(file)
    if (before?.page === page && (!before.isThere || existsSync(file))) return
    const wanted = { page, isThere: false }
    this.wanted.set(file, wanted)
    this.write(file, wanted).catch((error: unknown) => {
      console.error(`${file} could not be written:`, error)
      if (this.wanted.get(file) === wanted) this.take(address)
    })
  }

  /** Takes a document away: when this returns, nobody finds it any more. */
  take(address: string): void {
    const file = this.fileOf(address)
    if (!file) return
    this.wanted.delete(file)
    // Without the first nobody looks for the others, and the next writing replaces them.
    if (removed(file)) for (const ending of packed) removed(file + ending)
  }

  /** Takes all of them away. */
  takeAll(): void {
    try {
      this.empty()
    } catch (error) {
      console.error(`${this.folder} could not be emptied:`, error)
    }
  }

  /** Takes all away, for good. */
  close(): void {
    this.isClosed = true
    this.takeAll()
  }

  private empty(): void {
    this.wanted.clear()
    for (const name of own)
      rmSync(path.join(this.folder, name), { recursive: true, force: true, maxRetries: 3 })
  }

  private async write(file: string, wanted: Wanted): Promise<void> {
    const { whole, headers } = wanted.page
    const document = withPolicyInside(whole, String(headers['content-security-policy']))
    const moment = momentOf(document)
    const forms = [
      { name: `${file}.br`, bytes: await pack.br(document) },
      { name: `${file}.gz`, bytes: await pack.gzip(document) },
      { name: file, bytes: document },
    ].map((form) => ({ ...form, draft: path.join(this.folder, '.new', randomUUID()) }))
    try {
      await mkdir(path.join(this.folder, '.new'), { recursive: true })
      await mkdir(path.dirname(file), { recursive: true })
      for (const { draft, bytes } of forms) {
        await writeFile(draft, bytes)
        await utimes(draft, moment, moment)
      }
      // Nothing of this process comes between the question and the last name.
      if (this.wanted.get(file) !== wanted) return
      for (const { draft, name } of forms) renameSync(draft, name)
      wanted.isThere = true
    } finally {
      await Promise.all(forms.map(({ draft }) => rm(draft, { force: true })))
    }
  }

  /** Where a proxy looks for an address, which it decodes; null for one that is no safe name. */
  private fileOf(address: string): string | null {
    if (address === '/') return path.join(this.folder, '.html')
    const names = address.slice(1).split('/').map(decodeURIComponent)
    return names.every(isSafe) ? `${path.join(this.folder, ...names)}.html` : null
  }
}

function isSafe(name: string): boolean {
  const isPlain = !['', '.', '..'].includes(name) && !['/', '\\', '\0'].some((sign) => name.includes(sign))
  return isPlain && Buffer.byteLength(name) <= longestName
}

/** False when there was nothing. */
function removed(file: string): boolean {
  try {
    unlinkSync(file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      console.error(`${file} could not be removed:`, error)
    return false
  }
}

/**
 * When a file says it was changed, in seconds. Proxies make the ETag of it and of the length, so two pages of one second
 * and one length would pass for the same: hence a moment that is made of the bytes.
 */
function momentOf(document: Buffer): number {
  return createHash('sha256').update(document).digest().readUInt32BE() >>> 1
}
