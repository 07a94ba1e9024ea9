import 'server-only'
import { v7 as newId } from 'uuid'
import { isOverdue, isUnreachable } from '@/lib/database-errors'
import { type Transaction, transaction } from '@/lib/db'
import { findCause, type LogEntry } from '@/lib/notification/causes'
import { fromDesk, type MailMode } from '@/lib/notification/kinds'
import { findPeople, type Person } from '@/lib/notification/people'
import { failedAgain, type Trouble } from '@/lib/notification/trouble'
import { undoableEvents } from '@/lib/review/undo-rules'

/** The name under which the reader keeps its place in the log. */
const name = 'notifications'

/** How much one transaction does at most: entries of the log read, and people told. */
const most = { events: 100, told: 500 }

/**
 * `mail`: the notifications that are to be mailed at once; `later`: those to be mailed when the decision they tell of
 * can no longer be taken back. `hasMore`: whether to go on reading without waiting.
 */
export type Reading = { told: number; mail: string[]; later: string[]; hasMore: boolean }

const nothing: Reading = { told: 0, mail: [], later: [], hasMore: false }

/** What went wrong with one event; `at` counts the events of the same reading before it. */
class EventFailure extends Error {
  constructor(
    readonly event: LogEntry,
    readonly at: number,
    cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
  }
}

/** The event that this process is in trouble with. */
let trouble: Trouble | null = null

/**
 * Reads on in the log from where it was left and tells people, in one transaction with the new place: nothing is
 * missed or told twice, wherever a process dies. One process reads at a time, the others find nothing to do. An event
 * with more people than one reading tells is gone on with in the next. The first reading ever begins at the end of the
 * log: what happened before is history. An event that fails again and again is set aside, so that it holds up nobody
 * for ever; it stays in `log_reader` under a name of its own.
 */
export async function readLog(isMailing: boolean, now = Date.now()): Promise<Reading> {
  if (trouble && now < trouble.retryAt) return nothing
  try {
    const reading = await readOn(isMailing, most.events)
    trouble = null
    return reading
  } catch (error) {
    // A database that went away in the middle is not the event's fault; one event that takes for ever is.
    if (!(error instanceof EventFailure) || (isUnreachable(error) && !isOverdue(error))) throw error
    // What comes before it is told first; then it stands alone.
    if (error.at > 0) return readOn(isMailing, error.at)
    trouble = failedAgain(trouble, error.event.id, now)
    const what = `Nobody could be told of event ${error.event.id} (${error.event.kind})`
    if (!trouble) await setAside(error.event.id)
    console.error(`${what}${trouble ? '' : ', which is set aside'}: ${error.message}`)
    return { ...nothing, hasMore: !trouble }
  }
}

/** Reads at most so many events. */
async function readOn(isMailing: boolean, limit: number): Promise<Reading> {
  return transaction(async (tx) => {
    const place = await takePlace(tx)
    if (place === null) return nothing
    const events = await tx.event.findMany({
      where: { id: { gt: place } },
      orderBy: { id: 'asc' },
      take: limit,
      select: { id: true, kind: true, at: true, actorId: true, subjectId: true },
    })
    const rows: Row[] = []
    let done = place
    for (const [at, event] of events.entries()) {
      const room = most.told - rows.length
      const fresh = await tell(tx, event, room, isMailing).catch((error) => {
        throw new EventFailure(event, at, error)
      })
      rows.push(...fresh)
      if (fresh.length === room) break
      done = event.id
    }
    if (done !== place) await keepPlace(tx, done)
    const atOnce = rows.filter(({ mail }) => mail === 'at-once')
    return {
      told: rows.length,
      mail: atOnce.filter(({ mayBeUndone }) => !mayBeUndone).map(({ id }) => id),
      later: atOnce.filter(({ mayBeUndone }) => mayBeUndone).map(({ id }) => id),
      hasMore: events.length === limit || done !== (events.at(-1)?.id ?? place),
    }
  })
}

async function keepPlace(tx: Transaction, lastEventId: bigint): Promise<void> {
  await tx.logReader.update({ where: { name }, data: { lastEventId, readAt: new Date() } })
}

/** Goes on without an event, unless another process has done so already; remembered for whoever runs this place. */
async function setAside(id: bigint): Promise<void> {
  await transaction(async (tx) => {
    const place = await takePlace(tx)
    if (place === null || place >= id) return
    await tx.logReader.createMany({
      data: [{ name: `${name}, set aside: ${id}`, lastEventId: id }],
      skipDuplicates: true,
    })
    await keepPlace(tx, id)
  })
}

/** Up to where the log has been read, the place locked; null while another process reads, and at the very first time. */
async function takePlace(tx: Transaction): Promise<bigint | null> {
  const [row] = await tx.$queryRaw<{ last: bigint }[]>`
    SELECT last_event_id AS last FROM log_reader WHERE name = ${name} FOR UPDATE SKIP LOCKED`
  if (row) return row.last
  await tx.$executeRaw`
    INSERT INTO log_reader (name, last_event_id) SELECT ${name}, coalesce(max(id), 0) FROM event
    ON CONFLICT DO NOTHING`
  return null
}

type NewNotification = Person & { id: string; actorId: string | null }

type Row = { id: string; mail: MailMode; mayBeUndone: boolean }

/** Tells at most `limit` people of an event. */
async function tell(tx: Transaction, event: LogEntry, limit: number, isMailing: boolean): Promise<Row[]> {
  const cause = await findCause(tx, event)
  if (!cause) return []
  const people = await findPeople(tx, event, cause, { limit, isMailing })
  const rows = people.map((person) => ({
    id: newId(),
    actorId: (fromDesk as readonly string[]).includes(person.kind) ? event.actorId : cause.fromId,
    ...person,
  }))
  if (rows.length > 0) await store(tx, event.id, rows)
  const mayBeUndone = (undoableEvents as string[]).includes(event.kind)
  return rows.map(({ id, mail }) => ({ id, mail, mayBeUndone }))
}

/** One statement for all: a story that is talked about has many followers, and this is done for each remark on it. */
async function store(tx: Transaction, eventId: bigint, rows: NewNotification[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO notification (id, user_id, event_id, kind, actor_id, is_listed, mail)
    SELECT (row->>'id')::uuid, (row->>'userId')::uuid, ${eventId}, row->>'kind', (row->>'actorId')::uuid,
      (row->>'isListed')::boolean, row->>'mail'
    FROM jsonb_array_elements(${JSON.stringify(rows)}::jsonb) AS row`
}
