/** How far a long import is, on standard error: a line that is written over at a terminal, and a line now and then elsewhere. */
export class Progress {
  private readonly counts = new Map<string, number>()
  private readonly started = performance.now()
  private saidAt = performance.now()

  constructor(private readonly out: NodeJS.WriteStream = process.stderr) {}

  count(outcome: string): void {
    this.counts.set(outcome, (this.counts.get(outcome) ?? 0) + 1)
    const every = this.out.isTTY ? 200 : 5_000
    if (performance.now() - this.saidAt < every) return
    this.saidAt = performance.now()
    this.out.write(this.out.isTTY ? `\r\u001b[2K${this.line()}` : `${this.line()}\n`)
  }

  /** Says something about one of them, on a line of its own. */
  say(sentence: string): void {
    this.out.write(`${this.out.isTTY ? '\r\u001b[2K' : ''}${sentence}\n`)
  }

  end(): void {
    this.say(this.line())
  }

  private line(): string {
    const all = [...this.counts.values()].reduce((sum, count) => sum + count, 0)
    const seconds = Math.max(0.001, (performance.now() - this.started) / 1_000)
    const said = [...this.counts].map(([outcome, count]) => `${count} ${outcome}`)
    return `${all} read in ${seconds.toFixed(0)} s (${(all / seconds).toFixed(0)} a second): ${said.join(', ') || 'nothing'}`
  }
}
