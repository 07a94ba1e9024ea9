import 'server-only'
import pg from 'pg'

/**
 * The connections of this process. PostgreSQL itself ends what takes too long; a database that does not even answer is
 * left alone a moment later. So whoever asks knows within three seconds.
 */
export function openPool(connectionString: string, size: number, more: pg.PoolConfig = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: size,
    connectionTimeoutMillis: 2_000,
    statement_timeout: 2_500,
    lock_timeout: 2_000,
    query_timeout: silenceMs,
    idle_in_transaction_session_timeout: 10_000,
    application_name: 'obelus',
    ...more,
  })
  pool.on('connect', hangUpOnSilence)
  return pool
}

const silenceMs = 2_750

/** After silence nobody knows what a connection is still doing: it is closed, not given to the next. */
function hangUpOnSilence(client: pg.PoolClient) {
  const query = client.query.bind(client) as (...parts: unknown[]) => unknown
  const listening = (...parts: unknown[]) => {
    const answer = query(...parts)
    if (answer instanceof Promise)
      answer.catch(({ message }: Error) => {
        if (message === 'Query read timeout') (client as unknown as pg.Client).connection.stream.destroy()
      })
    return answer
  }
  client.query = listening as typeof client.query
}
