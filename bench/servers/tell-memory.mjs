// Loaded before the application, with --expose-gc: says on request how many bytes it holds on to when nothing is left
// to be cleared away. What a process has taken from the system says little: it keeps what it once needed.
process.on('message', async (message) => {
  if (message !== 'memory') return
  // What the first clearing lets go of is cleared by the next.
  for (let time = 0; time < 3; time++) {
    globalThis.gc?.()
    await new Promise((done) => setTimeout(done, 50))
  }
  const { heapUsed, external } = process.memoryUsage()
  process.send?.({ type: 'memory', bytes: heapUsed + external })
})
