import pg from 'pg'
import type { EventNotice } from '@/lib/cache-tags'

/** Somebody in this process who wants to know what is added to the log. */
export type LogReader = {
  /** The log can be heard from now on; what was announced before may have been missed. */
  opened(): void
  /** The log cannot be heard any more. */
  lost?(): void
  announced(notice: EventNotice): void
  /** A sign-in session has ended, known by the hash of its secret. */
  sessionEnded?(session: string): void
  /** A letter about an account waits to be mailed. */
  letterWritten?(): void
}

export type EventLog = {
  read(reader: LogReader): void
  /** One statement on the connection that listens. Rejects while there is none. */
  ask<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>
  close(): Promise<void>
}

const reconnectAfterMs = 1_000
const heartbeatMs = 5_000

/**
 * Listens to the event log: one connection for this process, however many readers there are and however many people
 * listen through them. A lost connection is made anew, and the readers are told.
 */
export function openEventLog(databaseUrl: string): EventLog {
  const readers: LogReader[] = []
  let client: pg.Client | undefined
  let isListening = false
  let isClosed = false

  async function connect() {
    if (isClosed) return
    const mine = new pg.Client({
      connectionString: databaseUrl,
      application_name: 'obelus events',
      connectionTimeoutMillis: heartbeatMs,
      query_timeout: heartbeatMs,
    })
    client = mine
    mine.on('error', () => undefined)
    mine.once('end', () => {
      if (isListening) for (const reader of readers) reader.lost?.()
      isListening = false
      setTimeout(connect, reconnectAfterMs).unref()
    })
    mine.on('notification', hear)
    try {
      await mine.connect()
      await mine.query('LISTEN obelus_event; LISTEN obelus_session; LISTEN obelus_letter')
      isListening = true
      for (const reader of readers) reader.opened()
    } catch {
      hangUp()
    }
  }

  // A connection that broke without a word is only noticed by using it.
  const heartbeat = setInterval(() => client?.query('SELECT 1').catch(hangUp), heartbeatMs)

  function hear({ channel, payload = '' }: pg.Notification) {
    for (const reader of readers) {
      if (channel === 'obelus_event') reader.announced(JSON.parse(payload) as EventNotice)
      else if (channel === 'obelus_session') reader.sessionEnded?.(payload)
      else reader.letterWritten?.()
    }
  }

  function hangUp() {
    client?.connection.stream.destroy()
  }

  void connect()
  return {
    read(reader) {
      readers.push(reader)
      if (isListening) reader.opened()
    },
    async ask<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) {
      if (!client || !isListening) throw new Error('The log cannot be read now.')
      return (await client.query<Row>(text, values)).rows
    },
    async close() {
      isClosed = true
      clearInterval(heartbeat)
      await client?.end().catch(() => undefined)
    },
  }
}
