import pg from 'pg'
import { z } from 'zod'

/**
 * A backup is a text, packed with gzip: this manifest in the second line, one COPY for each table as `pg_dump` writes
 * them, and a last line that says how many rows there were. What the tables look like is not in it, only by which
 * migrations they were made.
 */
export const title = '-- Obelus backup 1'
export const endOfRows = '\\.'

const manifestShape = z.strictObject({
  takenAt: z.string(),
  migrations: z.array(z.strictObject({ name: z.string(), checksum: z.string() })),
  tables: z.array(z.strictObject({ name: z.string(), columns: z.array(z.string()) })),
  /** The last number each sequence has given out; null when it has given out none. */
  sequences: z.record(z.string(), z.string().regex(/^\d+$/).nullable()),
})

export type Manifest = z.infer<typeof manifestShape>
export type Table = Manifest['tables'][number]

/** How many rows each table had. */
export type Counts = Record<string, number>

export function writeComment(value: unknown): string {
  return `-- ${JSON.stringify(value)}\n`
}

export function readManifest(line: string): Manifest | null {
  return manifestShape.safeParse(readComment(line)).data ?? null
}

export function readCounts(line: string | null): Counts | null {
  return z.record(z.string(), z.int()).safeParse(readComment(line)).data ?? null
}

function readComment(line: string | null): unknown {
  try {
    return JSON.parse(line?.replace(/^-- /, '') ?? '')
  } catch {
    return null
  }
}

/** The statement that begins the rows of a table in the file, and with which they are loaded. */
export function copyFrom({ name, columns }: Table): string {
  return `COPY public.${pg.escapeIdentifier(name)} (${listed(columns)}) FROM stdin`
}

export function copyTo({ name, columns }: Table): string {
  return `COPY public.${pg.escapeIdentifier(name)} (${listed(columns)}) TO stdout`
}

function listed(columns: string[]): string {
  return columns.map((column) => pg.escapeIdentifier(column)).join(', ')
}
