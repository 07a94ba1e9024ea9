export type Turn = {
  /** Does the work now; while it is being done, once more afterwards. */
  wake(): void
  /** Begins no more work, and resolves when what has begun has ended. */
  stop(): Promise<void>
}

/**
 * Work that never overlaps with itself, however often it is asked for. A failure ends nothing: it is said once, until
 * the work has succeeded again, and the next waking tries anew.
 */
export function oneAtATime(what: string, work: () => Promise<void>): Turn {
  let running: Promise<void> | undefined
  let isWanted = false
  let isFailing = false
  let isStopped = false

  async function run() {
    while (isWanted && !isStopped) {
      isWanted = false
      try {
        await work()
        isFailing = false
      } catch (error) {
        if (!isFailing && !isStopped)
          console.error(`${what} must wait:`, error instanceof Error ? error.message : error)
        isFailing = true
      }
    }
    running = undefined
  }

  return {
    wake() {
      isWanted = true
      if (!isStopped) running ??= run()
    },
    async stop() {
      isStopped = true
      await running
    },
  }
}
