import { Refusal } from '../setup/terminal.mjs'
import { endOfRows } from './manifest.ts'

const newline = 10
const end = Buffer.from(`${endOfRows}\n`)
const endLater = Buffer.from(`\n${endOfRows}\n`)

/** Reads the text of a backup once, from its beginning to its end, a piece in memory at a time. */
export class BackupReader {
  private rest = Buffer.alloc(0)
  private readonly pieces: AsyncIterator<Buffer>

  constructor(source: AsyncIterable<Buffer>) {
    this.pieces = source[Symbol.asyncIterator]()
  }

  /** The next line, without its end; null where the text ends. */
  async line(): Promise<string | null> {
    for (;;) {
      const at = this.rest.indexOf(newline)
      if (at >= 0) return this.take(at + 1).toString('utf8', 0, at)
      if (!(await this.readOn())) return null
    }
  }

  /** The rows of a table up to the line that ends them, in pieces of whole lines. */
  async *rows(): AsyncGenerator<Buffer> {
    for (;;) {
      const length = this.rest.subarray(0, end.length).equals(end) ? 0 : this.rest.indexOf(endLater) + 1
      const ends = length > 0 || this.rest.subarray(0, end.length).equals(end)
      const whole = ends ? length : this.rest.lastIndexOf(newline) + 1
      if (whole > 0) yield this.take(whole)
      if (ends) {
        this.take(end.length)
        return
      }
      if (!(await this.readOn())) throw new Refusal('The backup ends in the middle of a table.')
    }
  }

  private take(length: number): Buffer {
    const taken = this.rest.subarray(0, length)
    this.rest = this.rest.subarray(length)
    return taken
  }

  private async readOn(): Promise<boolean> {
    const { value, done } = await this.pieces.next()
    if (!done) this.rest = Buffer.concat([this.rest, value])
    return !done
  }
}
