// Loaded before the application, with --expose-gc: says on request how many bytes it holds on to when nothing is left
// to be cleared away. What a process has taken from the system says little: it keeps what it once needed.
process.on('message', (message) => {
  if (message !== 'memory') return
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  process.send?.({ type: 'memory', bytes: heapUsed + external })
})
