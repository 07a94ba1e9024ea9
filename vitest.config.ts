import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const resolve = {
  alias: [
    { find: /^server-only$/, replacement: at('./test/stubs/server-only.ts') },
    { find: /^next\/cache$/, replacement: at('./test/stubs/next-cache.ts') },
    { find: /^@\//, replacement: at('./') },
  ],
}
const exclude = ['**/node_modules/**', '.next/**', 'e2e/**']

const isQuick = process.env.OBELUS_FAULTS_QUICK === '1'
const quickAbuse = 'test/abuse/{expressions,moderators,others-things}.abuse.ts'

export default defineConfig({
  test: {
    // Vitest leaves a core to others, which on two of them is every other second of waiting for the database.
    maxWorkers: '100%',
    // `isolate: false` in both: no module keeps what the next file would trip over, and a worker loads each once.
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...exclude, '**/*.db.test.ts'],
          clearMocks: true,
          isolate: false,
          // Properties try hundreds of inputs; on a busy machine five seconds, the default, are not a fault.
          testTimeout: 30_000,
        },
      },
      {
        resolve,
        test: {
          name: 'db',
          include: ['**/*.db.test.ts'],
          exclude,
          clearMocks: true,
          pool: 'forks',
          isolate: false,
          globalSetup: ['test/database-server.ts'],
          setupFiles: ['test/database-worker.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        resolve,
        test: {
          // One after the other on one server (scripts/test-trials.mjs).
          name: 'trials',
          // `npm test` has no time for the rest of the abuse, most of which the journeys touch too.
          include: ['test/faults/*.faults.ts', isQuick ? quickAbuse : 'test/abuse/*.abuse.ts'],
          pool: 'forks',
          isolate: false,
          globalSetup: ['test/faults/setup.ts'],
        },
      },
    ],
  },
})
