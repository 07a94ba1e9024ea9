import pg from 'pg'
import { openToAllSql } from '@/test/open-to-all'

/** The address of this file's own database, migrated and otherwise empty at its start. */
export function testDatabase(): string {
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('Only *.db.test.ts files have a database.')
  return url
}

/** Runs SQL beside the code under test, in a connection of its own. */
export async function sql<Row extends pg.QueryResultRow>(
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  return withClient(async (client) => (await client.query<Row>(text, values)).rows)
}

/**
 * Empties every table, for `beforeEach`. Rows that a migration inserted go too, and counting starts anew. Only what
 * is filled is touched: emptying all tables by TRUNCATE takes ten times as long. One statement deletes everything,
 * so that foreign keys are looked at when nothing is left that could break them; the triggers by which the event
 * log refuses it are off meanwhile. The installation then lets everybody's comments appear at once, also the first and
 * the same again: tests are about fresh people, and those of the rules themselves set what they need.
 */
export async function resetDatabase() {
  await withClient((client) => client.query(`${emptyEverything}; ${openToAllSql}`))
}

const emptyEverything = `DO $$
DECLARE
  place regclass;
  is_filled boolean;
  deletions text[] := '{}';
  guarded regclass[] := '{}';
BEGIN
  SET LOCAL lock_timeout = '10s';
  FOR place IN SELECT oid FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> '_prisma_migrations'
  LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM %s)', place) INTO is_filled;
    IF is_filled THEN
      deletions := deletions || format('d%s AS (DELETE FROM %s)', place::oid, place);
      IF EXISTS (SELECT FROM pg_trigger WHERE tgrelid = place AND NOT tgisinternal AND tgtype & 8 <> 0) THEN
        guarded := guarded || place;
        EXECUTE format('ALTER TABLE %s DISABLE TRIGGER USER', place);
      END IF;
    END IF;
  END LOOP;
  IF deletions <> '{}' THEN
    EXECUTE format('WITH %s SELECT', array_to_string(deletions, ', '));
  END IF;
  FOREACH place IN ARRAY guarded LOOP
    EXECUTE format('ALTER TABLE %s ENABLE TRIGGER USER', place);
  END LOOP;
  PERFORM setval(seqrelid, seqstart, false) FROM pg_sequence JOIN pg_class ON pg_class.oid = seqrelid
    WHERE relnamespace = 'public'::regnamespace;
END $$`

// Kept open for a whole file; a test may cut it.
const pool = new pg.Pool({ connectionString: testDatabase(), idleTimeoutMillis: 0, allowExitOnIdle: true })
pool.on('error', () => {})

async function withClient<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    return await work(client)
  } finally {
    client.release()
  }
}
