import type { EventKind } from '@/lib/event/kinds'

/** An entry of the log with what decides who may hear of it, as `server/live-source.ts` reads it. */
export type LogEntry = {
  id: number
  kind: EventKind
  subjectId: string
  articleId: string | null
  actorId: string | null
  paragraphId: string | null
  /** It was done to a comment that waited for a moderator. */
  wasHeld: boolean
  isArticlePublic: boolean
  /** Of the comment it is about, as it is now; null when it is about something else or the comment is gone. */
  commentState: string | null
  /** Whether the check it is about has ever been published. */
  isCheckPublic: boolean
  /** Whether it is about a reuse of a check that a moderator has accepted. */
  isReuseAccepted: boolean
}

/** What is sent of an entry: names of things that everyone may look up, never what they say. */
export type LiveEvent = {
  id: number
  kind: EventKind
  subjectId: string
  paragraphId: string | null
  actorId: string | null
}

type Hearing = (entry: LogEntry) => Partial<LiveEvent> | null

const nobody: Hearing = () => null
const everyone: Hearing = () => ({})
const ifVisible: Hearing = ({ commentState, wasHeld }) => (commentState === 'visible' && !wasHeld ? {} : null)
// One who was never shown is not missed.
const ifWasVisible: Hearing = ({ commentState, wasHeld }) => (commentState === null || wasHeld ? null : {})
// Who found a comment helpful is nobody's business; how many did is.
const withoutName: Hearing = (entry) => ifVisible(entry) && { actorId: null }
// Who decided is for the record to say, in the way that the installation has chosen.
const ifWasHidden: Hearing = (entry) => ifWasVisible(entry) && { actorId: null }
const ifAccepted: Hearing = ({ isReuseAccepted }) => (isReuseAccepted ? { actorId: null } : null)
const ifPublished: Hearing = ({ isCheckPublic }) => (isCheckPublic ? { actorId: null } : null)
// On the public record, so no secret, and told for its author's sake; the place of what is not public stays unsaid.
const withoutPlace: Hearing = () => ({ paragraphId: null, actorId: null })

/** What the readers of an article hear of each kind. A new kind does not compile until somebody has decided. */
const byReaders: Record<EventKind, Hearing> = {
  'article.drafted': nobody,
  'article.scheduled': nobody,
  'article.schedule-cancelled': nobody,
  'article.schedule-failed': nobody,
  'article.published': everyone,
  // Its readers are gone with it.
  'article.unpublished': nobody,
  'article.mode-changed': everyone,
  'article.revised': everyone,
  'article.proposed': nobody,
  'article.proposal-dismissed': nobody,
  'feed.added': nobody,
  'feed.removed': nobody,
  'comment.reattached': withoutName,
  'comment.created': ifVisible,
  // Other words may have sent it back to waiting: then it is no longer there.
  'comment.edited': ifWasVisible,
  'comment.deleted': ifWasVisible,
  'comment.flagged': nobody,
  'comment.flags-dismissed': nobody,
  'comment.released': withoutName,
  'comment.hidden': ifWasHidden,
  'comment.restored': withoutName,
  'comment.appealed': nobody,
  'comment.appeal-refused': nobody,
  'comment.marked-helpful': withoutName,
  'comment.unmarked-helpful': withoutName,
  'fact-check.submitted': nobody,
  'fact-check.resubmitted': nobody,
  'fact-check.withdrawn': nobody,
  'fact-check.claimed': nobody,
  'fact-check.released': nobody,
  'fact-check.published': ifPublished,
  'fact-check.retracted': ifPublished,
  'fact-check.changes-requested': withoutPlace,
  'fact-check.rejected': withoutPlace,
  'fact-check.appealed': nobody,
  'fact-check.second-asked': nobody,
  'fact-check.opinion-given': nobody,
  'fact-check.decision-undone': nobody,
  'fact-check.drifted': nobody,
  'fact-check.confirmed': ifPublished,
  'fact-check.reattached': ifPublished,
  'fact-check.flagged': nobody,
  'fact-check.flags-dismissed': nobody,
  'occurrence.proposed': nobody,
  'occurrence.accepted': ifAccepted,
  'occurrence.declined': withoutPlace,
  'occurrence.drifted': nobody,
  'occurrence.confirmed': ifAccepted,
  'person.joined': nobody,
  'person.role-changed': nobody,
  'person.warned': nobody,
  'person.acknowledged': nobody,
  'person.pre-moderated': nobody,
  'person.suspended': nobody,
  'person.banned': nobody,
  'person.sanction-lifted': nobody,
  'person.appealed': nobody,
  'person.appeal-refused': nobody,
  'person.sessions-ended': nobody,
  'person.renamed': nobody,
  'person.email-verified': nobody,
  'person.email-changed': nobody,
  'person.password-changed': nobody,
  'person.factor-added': nobody,
  'person.factor-removed': nobody,
  'person.recovery-codes-made': nobody,
  'person.recovery-code-used': nobody,
  'person.account-linked': nobody,
  'person.account-unlinked': nobody,
  'person.leaving': nobody,
  'person.stayed': nobody,
  'person.left': nobody,
  'case.claimed': nobody,
  'case.released': nobody,
  'case.reopened': nobody,
  'case.noted': nobody,
  'setting.changed': nobody,
  'word-rule.added': nobody,
  'word-rule.removed': nobody,
  'template.changed': nobody,
}

const atDesk = new Set<EventKind>([
  'case.claimed',
  'case.released',
  'case.reopened',
  'case.noted',
  'comment.created',
  'comment.edited',
  'comment.deleted',
  'comment.flagged',
  'comment.flags-dismissed',
  'comment.released',
  'comment.hidden',
  'comment.restored',
  'comment.appealed',
  'comment.appeal-refused',
  'fact-check.appealed',
  'fact-check.second-asked',
  'fact-check.opinion-given',
  'fact-check.decision-undone',
  'fact-check.flagged',
  'fact-check.flags-dismissed',
  'fact-check.retracted',
  'fact-check.drifted',
  'fact-check.confirmed',
  'fact-check.reattached',
  'occurrence.drifted',
  'occurrence.confirmed',
  'person.appealed',
  'person.appeal-refused',
  'person.sanction-lifted',
  'fact-check.submitted',
  'fact-check.resubmitted',
  'fact-check.withdrawn',
  'fact-check.claimed',
  'fact-check.released',
  'fact-check.published',
  'fact-check.changes-requested',
  'fact-check.rejected',
  'occurrence.proposed',
  'occurrence.accepted',
  'occurrence.declined',
])

/** Of what people write the desk hears only when it waits for a moderator. */
const ofComments = new Set<EventKind>(['comment.created', 'comment.edited', 'comment.deleted'])

/** The kinds of which each kind of listener may hear, so that the database gives no others. */
export const readerKinds = (Object.keys(byReaders) as EventKind[]).filter(
  (kind) => byReaders[kind] !== nobody,
)
export const deskKinds = [...atDesk]
/** Of these the desk hears only what waited or waits. */
export const heldKinds = [...ofComments]

/**
 * What everyone who reads the article hears of an entry; null when they hear nothing. Judged by the state of things
 * when it is asked, so that what has been hidden since is not announced.
 */
export function heardByReaders(entry: LogEntry): LiveEvent | null {
  if (!entry.isArticlePublic) return null
  // The log may hold kinds of a newer version that runs beside this one.
  const change = byReaders[entry.kind]?.(entry) ?? null
  return change && { ...liveEventOf(entry), ...change }
}

/** What those who review hear of an entry. */
export function heardAtDesk(entry: LogEntry): LiveEvent | null {
  const isHeld = entry.wasHeld || entry.commentState === 'held'
  if (!atDesk.has(entry.kind) || (ofComments.has(entry.kind) && !isHeld)) return null
  return liveEventOf(entry)
}

function liveEventOf({ id, kind, subjectId, paragraphId, actorId }: LogEntry): LiveEvent {
  return { id, kind, subjectId, paragraphId, actorId }
}
