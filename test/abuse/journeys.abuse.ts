import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect } from 'vitest'
import { runNode } from '@/scripts/setup/run.mjs'
import { abuse, isQuick } from './stage'

type Report = { stats: { expected: number; unexpected: number; flaky: number } }

/** Rows that are journeys of `e2e/`, which `npm test` runs as such: here each stands in the table of the plan too. */
function journey(id: string, title: string, spec: string, dose: string, only = '') {
  abuse(
    id,
    title,
    async () => {
      const folder = mkdtempSync(path.join(os.tmpdir(), 'obelus-journeys-'))
      const file = path.join(folder, 'report.json')
      try {
        const cli = path.join('node_modules', '@playwright', 'test', 'cli.js')
        await runNode(
          [
            cli,
            'test',
            '--project=desktop',
            '--reporter=json',
            `e2e/${spec}.spec.ts`,
            ...(only ? ['-g', only] : []),
          ],
          {
            what: id,
            env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file, OBELUS_E2E_RESULTS: path.join(folder, 'results') },
          },
        )
        const { stats } = JSON.parse(readFileSync(file, 'utf8')) as Report
        expect(stats.unexpected).toBe(0)
        expect(stats.expected).toBeGreaterThan(0)
        return { dose, outcome: `${stats.expected} journeys of e2e/${spec}.spec.ts hold` }
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
    1_200_000,
  )
}

describe('journeys', () => {
  if (isQuick) return
  journey(
    'A3',
    'everybody may do what the matrix says',
    'role-matrix',
    'every role at every address and action',
  )
  journey(
    'A12',
    'nothing of one person reaches another',
    'between-readers',
    'every address, three rounds, four readers at once',
    'nothing of one person',
  )
  journey(
    'A13',
    'no request changes what the next one gets',
    'between-readers',
    'every header, every disguise',
    'no header of one',
  )
  journey('A19', 'no secret is told', 'seen', 'a planted secret in every setting')
})
