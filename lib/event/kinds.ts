/**
 * What can happen, and whether the public record shows it. The record shows moderation and publication, not what
 * people wrote or who waits: a pending check is nobody's business but its author's and the desk's.
 */
const kinds = {
  'article.drafted': false,
  'article.scheduled': false,
  'article.schedule-cancelled': false,
  'article.schedule-failed': false,
  'article.published': true,
  'article.unpublished': true,
  'article.mode-changed': true,
  'article.proposed': false,
  'article.proposal-dismissed': false,
  'feed.added': false,
  'feed.removed': false,
  'article.revised': true,
  'comment.reattached': true,
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
  'fact-check.appealed': false,
  // Its words changed in the article; a moderator says that it holds for the new ones; it is tied to other words.
  'fact-check.drifted': true,
  'fact-check.confirmed': true,
  'fact-check.reattached': true,
  // Opinions are blind until all that are needed are in: then the decision says who agreed.
  'fact-check.second-asked': false,
  'fact-check.opinion-given': false,
  'fact-check.decision-undone': false,
  'fact-check.flagged': false,
  'fact-check.flags-dismissed': true,
  'comment.flagged': false,
  'comment.flags-dismissed': true,
  'comment.released': true,
  'comment.hidden': true,
  'comment.restored': true,
  'comment.appealed': false,
  'comment.appeal-refused': true,
  'comment.marked-helpful': false,
  'comment.unmarked-helpful': false,
  'occurrence.proposed': false,
  'occurrence.accepted': true,
  'occurrence.declined': true,
  'occurrence.drifted': true,
  'occurrence.confirmed': true,
  'person.joined': false,
  'person.role-changed': true,
  'person.warned': true,
  'person.acknowledged': false,
  'person.pre-moderated': true,
  'person.suspended': true,
  'person.banned': true,
  'person.sanction-lifted': true,
  'person.appealed': false,
  'person.appeal-refused': true,
  'person.sessions-ended': false,
  'person.renamed': false,
  'person.email-verified': false,
  'person.email-changed': false,
  'person.password-changed': false,
  'person.factor-added': false,
  'person.factor-removed': false,
  'person.recovery-codes-made': false,
  'person.recovery-code-used': false,
  'person.account-linked': false,
  'person.account-unlinked': false,
  'person.leaving': false,
  'person.stayed': false,
  'person.left': false,
  'case.claimed': false,
  'case.released': false,
  'case.reopened': false,
  'case.noted': false,
  'setting.changed': true,
  'word-rule.added': false,
  'word-rule.removed': false,
  'template.changed': false,
} as const

export type EventKind = keyof typeof kinds

export const eventKinds = Object.keys(kinds) as EventKind[]

/** The kinds that anyone may read on `/record`, in the order of a life cycle. */
export const publicEventKinds = eventKinds.filter((kind) => kinds[kind])

export function isPublicKind(kind: string): kind is EventKind {
  return (publicEventKinds as string[]).includes(kind)
}
