import pg from 'pg'

/**
 * Lets the role of the application read and write rows, and nothing else: it makes and changes no table, and only reads
 * which migrations there were. Where a trigger refuses every change, as on the event log, it has not even the right.
 */
export async function grantRights(owner: pg.ClientBase, applicationUrl: string): Promise<void> {
  const role = await roleOf(applicationUrl)
  const { rows: own } = await owner.query('SELECT current_user AS name')
  if (role === own[0].name) return
  const { rows: refused } = await owner.query<{ place: string; right: string }>(refusedToAll)
  const name = pg.escapeIdentifier(role)
  const statements = [
    `REVOKE CREATE ON SCHEMA public, pgboss FROM PUBLIC, ${name}`,
    `GRANT USAGE ON SCHEMA public, pgboss TO ${name}`,
    `REVOKE ALL ON ALL TABLES IN SCHEMA public, pgboss FROM ${name}`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public, pgboss TO ${name}`,
    `GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public, pgboss TO ${name}`,
    `REVOKE INSERT, UPDATE, DELETE ON public._prisma_migrations FROM ${name}`,
    ...refused.map(({ place, right }) => `REVOKE ${right} ON ${place} FROM ${name}`),
  ]
  await owner.query(`BEGIN; ${statements.join('; ')}; COMMIT`)
}

const refusedToAll = `
  SELECT tgrelid::regclass::text AS place, r.name AS right
  FROM pg_trigger, (VALUES ('DELETE', 8), ('UPDATE', 16)) AS r (name, bit)
  WHERE tgfoid = 'public.refuse_change'::regproc AND tgtype & r.bit <> 0 AND tgattr = '' AND tgqual IS NULL`

async function roleOf(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query('SELECT current_user AS name')).rows[0].name
  } finally {
    await client.end()
  }
}
