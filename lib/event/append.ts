import 'server-only'
import { lastly, type Transaction } from '@/lib/db'
import { type EventKind, isPublicKind } from '@/lib/event/kinds'
import { Prisma } from '@/prisma/client/client'

/** What an entry is about. `site` is the installation itself and has the nil id. */
export type SubjectType =
  | 'article'
  | 'case'
  | 'comment'
  | 'fact-check'
  | 'feed'
  | 'occurrence'
  | 'person'
  | 'site'
  | 'template'
  | 'word-rule'

/** The id under which the log speaks of the installation itself. */
export const siteId = '00000000-0000-0000-0000-000000000000'

export type NewEvent = {
  kind: EventKind
  actorId: string | null
  subjectType: SubjectType
  subjectId: string
  articleId?: string | null
  data?: Prisma.InputJsonObject
}

const appended = new WeakMap<Transaction, NewEvent[]>()

/**
 * Adds to the log what the transaction did. All that it appends is written by its last statement, since from then to
 * the commit nobody else can append (docs/decisions/008): so it does not see its own entries. The database announces
 * them on commit (`NOTIFY obelus_event`) and refuses to change them afterwards.
 */
export function append(tx: Transaction, event: NewEvent): void {
  const events = appended.get(tx) ?? []
  if (events.length === 0) {
    lastly(tx, () => insertionOf(events))
    appended.set(tx, events)
  }
  events.push(event)
}

function insertionOf(events: readonly NewEvent[]): Prisma.Sql {
  const at = new Date()
  const rows = events.map(({ kind, actorId, subjectType, subjectId, articleId = null, data = {} }) => {
    return { at, kind, actorId, subjectType, subjectId, articleId, isPublic: isPublicKind(kind), data }
  })
  return Prisma.sql`
    INSERT INTO event (at, kind, actor_id, subject_type, subject_id, article_id, is_public, data)
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS entry (at timestamptz, kind text,
      "actorId" uuid, "subjectType" text, "subjectId" uuid, "articleId" uuid, "isPublic" boolean, data jsonb)`
}
