/**
 * What can happen, and whether the public record shows it. The record shows moderation and publication, not what
 * people wrote or who waits: a pending check is nobody's business but its author's and the desk's.
 */
const kinds = {
  'article.published': true,
  'comment.created': false,
  'comment.edited': false,
  'comment.deleted': false,
  'fact-check.submitted': false,
  'fact-check.resubmitted': false,
  'fact-check.withdrawn': false,
  'fact-check.claimed': false,
  'fact-check.released': false,
  'fact-check.published': true,
  'fact-check.changes-requested': true,
  'fact-check.rejected': true,
  'fact-check.retracted': true,
  'fact-check.flagged': false,
  'comment.flagged': false,
  'comment.marked-helpful': false,
  'comment.unmarked-helpful': false,
  'occurrence.proposed': false,
  'occurrence.accepted': true,
  'occurrence.declined': true,
  'person.joined': false,
  'person.role-changed': true,
  'person.banned': true,
} as const

export type EventKind = keyof typeof kinds

export const eventKinds = Object.keys(kinds) as EventKind[]

/** The kinds that anyone may read on `/record`, in the order of a life cycle. */
export const publicEventKinds = eventKinds.filter((kind) => kinds[kind])

export function isPublicKind(kind: string): kind is EventKind {
  return (publicEventKinds as string[]).includes(kind)
}
