import { deskKinds, heldKinds, type LogEntry, readerKinds } from '@/lib/live/heard'
import type { EventLog } from './events'

/** Where somebody listens: at an article, by its id, or at the desk. */
export type Channel = { article: string } | 'desk'

/** Reads the log for the hub. All of it rejects while the database cannot be reached. */
export type LiveSource = {
  /** The id of the newest entry; 0 for an empty log. */
  lastId(): Promise<number>
  /** Every entry after an id, oldest first, at most `limit`. */
  entriesAfter(after: number, limit: number): Promise<LogEntry[]>
  /** The entries after an id, up to another one with it, that somebody there might hear of. */
  missedAt(channel: Channel, after: number, upTo: number, limit: number): Promise<LogEntry[]>
  isPublicArticle(id: string): Promise<boolean>
}

const entries = `
  SELECT e.id, e.kind, e.subject_id AS "subjectId", e.article_id AS "articleId", e.actor_id AS "actorId",
    coalesce(e.data->>'paragraphId', c.paragraph_id::text, r.paragraph_id::text) AS "paragraphId",
    coalesce((e.data->>'wasHeld')::boolean, false) AS "wasHeld",
    a.published_at IS NOT NULL AS "isArticlePublic",
    c.state AS "commentState",
    f.published_version IS NOT NULL AS "isCheckPublic",
    coalesce(o.state = 'accepted', false) AS "isReuseAccepted"
  FROM event e
  LEFT JOIN article a ON a.id = e.article_id
  LEFT JOIN comment c ON e.subject_type = 'comment' AND c.id = e.subject_id
  LEFT JOIN fact_check f ON e.subject_type = 'fact-check' AND f.id = e.subject_id
  LEFT JOIN occurrence o ON e.subject_type = 'occurrence' AND o.id = e.subject_id
  LEFT JOIN anchor r ON r.id = o.anchor_id`

type Row = Omit<LogEntry, 'id'> & { id: string }

/** The log as the database has it, with the present state of what each entry is about. */
export function liveSourceOf({ ask }: Pick<EventLog, 'ask'>): LiveSource {
  async function read(where: string, values: unknown[]): Promise<LogEntry[]> {
    const rows = await ask<Row>(`${entries} WHERE ${where}`, values)
    return rows.map((row) => ({ ...row, id: Number(row.id) }))
  }
  return {
    async lastId() {
      const [row] = await ask<{ id: string }>('SELECT coalesce(max(id), 0) AS id FROM event')
      return Number(row?.id)
    },
    entriesAfter: (after, limit) => read('e.id > $1 ORDER BY e.id LIMIT $2', [after, limit]),
    missedAt: (channel, after, upTo, limit) =>
      channel === 'desk'
        ? read(
            `e.id > $1 AND e.id <= $2 AND e.kind = ANY($3)
              AND (e.kind <> ALL($5) OR coalesce((e.data->>'wasHeld')::boolean, false)) ORDER BY e.id LIMIT $4`,
            [after, upTo, deskKinds, limit, heldKinds],
          )
        : read('e.id > $1 AND e.id <= $2 AND e.kind = ANY($3) AND e.article_id = $5 ORDER BY e.id LIMIT $4', [
            after,
            upTo,
            readerKinds,
            limit,
            channel.article,
          ]),
    async isPublicArticle(id) {
      const rows = await ask('SELECT 1 FROM article WHERE id = $1 AND published_at IS NOT NULL', [id])
      return rows.length > 0
    },
  }
}
