import { appendFileSync, existsSync, readFileSync } from 'node:fs'

/** What became of one fault or abuse: what was done and how much of it, and what was seen. */
export type Row = { id: string; dose: string; outcome: string }

const file = () => process.env.OBELUS_FAULTS_TABLE ?? ''

export function addRow(row: Row): void {
  appendFileSync(file(), `${JSON.stringify(row)}\n`)
}

/** All rows as a table, in the order of their numbers. */
export function readTable(): string {
  if (!existsSync(file())) return ''
  const lines = readFileSync(file(), 'utf8').trim().split('\n')
  const rows = lines
    .map((line) => JSON.parse(line) as Row)
    .sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }))
  const head = { id: 'row', dose: 'dose', outcome: 'outcome' }
  const width = (pick: (row: Row) => string) => Math.max(...[head, ...rows].map((row) => pick(row).length))
  const [ids, doses] = [width(({ id }) => id), width(({ dose }) => dose)]
  return [head, ...rows]
    .map(({ id, dose, outcome }) => `${id.padEnd(ids)}  ${dose.padEnd(doses)}  ${outcome}`)
    .join('\n')
}
