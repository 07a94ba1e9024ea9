import 'server-only'
import type { Transaction } from '@/lib/db'
import { type EventKind, isPublicKind } from '@/lib/event/kinds'
import type { Prisma } from '@/prisma/client/client'

/** What an entry is about. `site` is the installation itself and has the nil id. */
export type SubjectType =
  | 'article'
  | 'case'
  | 'comment'
  | 'fact-check'
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

/**
 * Adds to the log what the transaction did. The database announces it on commit (`NOTIFY obelus_event`) and
 * refuses to change it afterwards.
 */
export async function append(tx: Transaction, event: NewEvent): Promise<void> {
  const { kind, actorId, subjectType, subjectId, articleId = null, data = {} } = event
  await tx.$executeRaw`
    INSERT INTO event (at, kind, actor_id, subject_type, subject_id, article_id, is_public, data)
    VALUES (${new Date()}, ${kind}, ${actorId}::uuid, ${subjectType}, ${subjectId}::uuid, ${articleId}::uuid,
      ${isPublicKind(kind)}, ${JSON.stringify(data)}::jsonb)`
}
