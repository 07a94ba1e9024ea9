import type pg from 'pg'

export type Row = Record<string, unknown>

/** Inserts rows that all have the same columns, in one statement. */
export async function insertRows(client: pg.Client, table: string, rows: readonly Row[]) {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first)
    .map((name) => client.escapeIdentifier(name))
    .join(', ')
  const name = client.escapeIdentifier(table)
  await client.query(
    `INSERT INTO ${name} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${name}, $1)`,
    [JSON.stringify(rows)],
  )
}

/** Collects rows by table and inserts them in the order in which the tables were first named. */
export function gatherRows() {
  const tables = new Map<string, Row[]>()
  return {
    add(table: string, row: Row) {
      const rows = tables.get(table)
      if (rows) rows.push(row)
      else tables.set(table, [row])
    },
    async insert(client: pg.Client) {
      for (const [table, rows] of tables) await insertRows(client, table, rows)
    },
  }
}

export type Rows = ReturnType<typeof gatherRows>
