// Loaded before server/main.ts. The application ends in order when its parent is gone, but it learns how only once
// it listens; a parent killed before that would leave it behind, holding the port.
import { isMainThread } from 'node:worker_threads'

if (isMainThread) {
  if (!process.connected) process.exit(0)
  process.on('disconnect', () => {
    if (process.listenerCount('disconnect') === 1) process.exit(0)
  })
}
