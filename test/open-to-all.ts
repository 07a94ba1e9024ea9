import pg from 'pg'

/**
 * Everybody's comments appear at once, also the first and the same again, and moderators need no second step: what most
 * tests need, which are about fresh people. Tests of the rules themselves hold people by their standing and by words, or set these.
 */
export const openToAllSql = `INSERT INTO setting (name, version, value)
  VALUES ('first-comments-held', 1, '0'), ('repeat-minutes', 1, '0'), ('second-step', 1, '"optional"')
  ON CONFLICT (name, version) DO NOTHING`

/** Opens the installation of a database so. */
export async function openToAll(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(openToAllSql)
  } finally {
    await client.end()
  }
}
