import { type Actor, type CheckAction, whoMay } from '@/lib/fact-check/life'
import { mostModeratorDays, type SanctionKind } from '@/lib/sanction/kinds'
import { barsWriting, type Standing } from '@/lib/sanction/standing'

export const roles = ['member', 'editor', 'moderator', 'admin'] as const
export type Role = (typeof roles)[number]

/** Whoever is signed in, with what is in force about them. A signed-out reader is `null`. */
export type Viewer = {
  id: string
  handle: string
  name: string
  role: Role
  standing?: Standing
  /** The role they have as soon as they have a second factor, which it asks for; until then `role` is that of a member. */
  heldRole?: Role
  /** Their e-mail address is not known to be theirs, on a site that sends e-mail. */
  isUnverified?: boolean
}

export const articleModes = ['open', 'pre-moderated', 'fact-checks-only', 'closed'] as const
export type ArticleMode = (typeof articleModes)[number]

export type ArticleState = { mode: ArticleMode; isPublished: boolean }
export type CheckState = { authorId: string; isPublic: boolean; articleEditorIds: string[] }
export type DraftState = { authorId: string }
/** A case at the desk: who has a part in it. */
export type CaseState = { recusedIds: readonly string[] }
export type CommentState = { authorId: string; state: string }

/** Somebody about whom something is decided, and what: for how many days, null for until it is lifted. */
export type PersonState = { id: string; role: Role }
export type SanctionState = { kind: SanctionKind; days: number | null }

/** Someone else, and whether they have blocked whoever is asking. */
export type OtherPerson = { id: string; blocksViewer: boolean }

/** Whoever has the shell of the installation: may do what an admin may, and is nobody in particular in the log. */
export type Operator = { id: null; role: 'admin' }
export const operator: Operator = { id: null, role: 'admin' }

type Person = Viewer | Operator | null

const isMember = (viewer: Person): viewer is Viewer => viewer !== null && viewer.id !== null
// Whoever is suspended, or has a warning to answer, reads, appeals and keeps their own settings, and writes nothing.
const isBarred = (viewer: Person) => isMember(viewer) && barsWriting(viewer.standing)
// Whoever has not shown that mail reaches them reads and drafts; what others see waits for that.
const mayWrite = (viewer: Person): viewer is Viewer =>
  isMember(viewer) && !isBarred(viewer) && !viewer.isUnverified
const isEditor = (viewer: Person) => viewer?.role === 'editor' || viewer?.role === 'admin'
const mayEdit = (viewer: Person) => isEditor(viewer) && !isBarred(viewer)
const isModerator = (viewer: Person): viewer is Viewer =>
  isMember(viewer) && (viewer.role === 'moderator' || viewer.role === 'admin')
const isAdmin = (viewer: Person) => viewer?.role === 'admin' && !isBarred(viewer)
const maySanction = (viewer: Person, person: PersonState, { kind, days }: SanctionState) =>
  viewer?.id !== person.id &&
  (isAdmin(viewer) ||
    (isModerator(viewer) &&
      mayWrite(viewer) &&
      (person.role === 'member' || person.role === 'editor') &&
      kind !== 'ban' &&
      (kind !== 'suspension' || (days !== null && days <= mostModeratorDays))))
const isAuthor = (viewer: Person, work: { authorId: string }) => viewer?.id === work.authorId

const isActor: Record<Actor, (viewer: Person, check: CheckState) => boolean> = {
  author: isAuthor,
  moderator: (viewer, check) =>
    isModerator(viewer) &&
    mayWrite(viewer) &&
    !isAuthor(viewer, check) &&
    !check.articleEditorIds.includes(viewer.id),
  // The clock's business, and nobody's wish.
  system: () => false,
}

/** Those for whom the table of `lib/fact-check/life.ts` has the step. */
const whoseStep =
  (action: CheckAction, may: (viewer: Person) => boolean = () => true) =>
  (viewer: Person, check: CheckState) =>
    may(viewer) && whoMay(action).some((actor) => isActor[actor](viewer, check))

/**
 * Every permission, one line each; nothing else decides. Rules judge people and things, never the step of a life
 * cycle: whether a step is possible now is the business of `lib/fact-check/life.ts`.
 */
const rules = {
  'article.read': (viewer: Person, article: ArticleState) => article.isPublished || isEditor(viewer),
  'article.import': mayEdit,
  'article.revise': mayEdit,
  // The workbench: what is not public yet is read by editors, whatever their standing, and written by those who may write.
  'article.list-all': (viewer: Person) => isEditor(viewer),
  'article.draft': mayEdit,
  'article.publish': mayEdit,
  'article.schedule': mayEdit,
  'article.unpublish': mayEdit,
  'article.set-mode': mayEdit,
  // What other sites publish is brought in, and compared, by those who answer for articles.
  'feed.change': mayEdit,
  'proposal.decide': mayEdit,
  'comment.create': (viewer: Person, article: ArticleState) =>
    mayWrite(viewer) && article.isPublished && (article.mode === 'open' || article.mode === 'pre-moderated'),
  'comment.edit': (viewer: Person, comment: CommentState) =>
    mayWrite(viewer) && isAuthor(viewer, comment) && comment.state !== 'hidden',
  // Those who answer for the site are not filtered: what holds the comments of members does not hold theirs.
  'comment.skip-filters': (viewer: Person) => isMember(viewer) && (isModerator(viewer) || isEditor(viewer)),
  // What one has written one may take back, whatever one's standing.
  'comment.delete': (viewer: Person, comment: CommentState) =>
    isAuthor(viewer, comment) && comment.state !== 'hidden',
  'comment.appeal': (viewer: Person, comment: CommentState) =>
    isAuthor(viewer, comment) && comment.state === 'hidden',
  // Whoever is blocked by a person does not answer, name or praise them.
  'comment.reply': (viewer: Person, author: OtherPerson) => mayWrite(viewer) && !author.blocksViewer,
  'comment.mention': (viewer: Person, person: OtherPerson) => isMember(viewer) && !person.blocksViewer,
  'comment.mark-helpful': (viewer: Person, author: OtherPerson) =>
    mayWrite(viewer) && viewer.id !== author.id && !author.blocksViewer,
  'comment.flag': (viewer: Person, comment: CommentState) =>
    mayWrite(viewer) && !isAuthor(viewer, comment) && comment.state === 'visible',
  'fact-check.flag': (viewer: Person, check: CheckState) =>
    mayWrite(viewer) && !isAuthor(viewer, check) && check.isPublic,
  // Where words are gone: those who know what was meant, and those who answer for the article.
  'annotation.reattach': (viewer: Person, work: { authorId: string }) =>
    mayWrite(viewer) && (isAuthor(viewer, work) || isModerator(viewer) || isEditor(viewer)),
  'follow.change': (viewer: Person, article: ArticleState) => isMember(viewer) && article.isPublished,
  'person.block': (viewer: Person, person: { id: string }) => isMember(viewer) && viewer.id !== person.id,
  'person.list': (viewer: Person) => isMember(viewer),
  'fact-check.create': (viewer: Person, article: ArticleState) =>
    mayWrite(viewer) && article.isPublished && article.mode !== 'closed',
  'fact-check.edit': (viewer: Person, check: CheckState) => isAuthor(viewer, check),
  'fact-check.resubmit': whoseStep('resubmit', mayWrite),
  'fact-check.correct': whoseStep('correct', mayWrite),
  // What one has sent one may take back, and object to what was decided, whatever one's standing.
  'fact-check.withdraw': whoseStep('withdraw'),
  'fact-check.appeal': whoseStep('appeal'),
  'fact-check.retract': whoseStep('retract'),
  // What isn't public yet is seen by its author and by those who review; to everyone else it does not exist.
  'fact-check.read': (viewer: Person, check: CheckState) =>
    check.isPublic || isAuthor(viewer, check) || isModerator(viewer),
  // A moderator may not rule on their own work, nor on an article they wrote or edited, nor on an appeal against them.
  'case.decide': (viewer: Person, given: CaseState) =>
    isModerator(viewer) && mayWrite(viewer) && !given.recusedIds.includes(viewer.id),
  // Words that nobody else sees are kept also for those who may not send them.
  'draft.create': (viewer: Person, article: ArticleState) =>
    isMember(viewer) && article.isPublished && article.mode !== 'closed',
  'case.undo': (viewer: Person, closed: { byId: string | null }) =>
    isModerator(viewer) && mayWrite(viewer) && closed.byId === viewer.id,
  // What moderators say about a case is not for whoever has a part in it.
  'case.note': (viewer: Person, given: CaseState) =>
    isModerator(viewer) && mayWrite(viewer) && !given.recusedIds.includes(viewer.id),
  'saved-filter.edit': (viewer: Person, filter: { userId: string }) =>
    isModerator(viewer) && filter.userId === viewer.id,
  // What is still being written is its author's alone.
  'draft.read': (viewer: Person, draft: DraftState) => isAuthor(viewer, draft),
  'draft.edit': (viewer: Person, draft: DraftState) => isAuthor(viewer, draft),
  'occurrence.propose': (viewer: Person, article: ArticleState) =>
    mayWrite(viewer) && article.isPublished && article.mode !== 'closed',
  'claim.search': (viewer: Person) => isMember(viewer),
  'source.preview': (viewer: Person) => isMember(viewer),
  'notification.read': (viewer: Person, notification: { userId: string }) =>
    isMember(viewer) && viewer.id === notification.userId,
  'review.read': (viewer: Person) => isModerator(viewer),
  // One's own: nothing else can be asked for.
  'work.export': (viewer: Person) => isMember(viewer),
  // Nobody changes their own role: of two admins each needs the other, and the last one stays.
  'person.set-role': (viewer: Person, person: { id: string }) => isAdmin(viewer) && viewer?.id !== person.id,
  'person.end-sessions': (viewer: Person) => isAdmin(viewer),
  // Those who judge people's work see its record; their addresses and sessions are for admins.
  'person.inspect': (viewer: Person) => isModerator(viewer),
  'person.administer': (viewer: Person) => isAdmin(viewer),
  // Moderators warn, hold and suspend members and editors for a while; admins do all of it to anybody but themselves.
  'sanction.issue': maySanction,
  'sanction.lift': maySanction,
  'sanction.acknowledge': (viewer: Person, sanction: { userId: string }) =>
    isMember(viewer) && viewer.id === sanction.userId,
  'sanction.appeal': (viewer: Person, sanction: { userId: string }) =>
    isMember(viewer) && viewer.id === sanction.userId,
  // Whether they may say anything at all now; what and where is up to the rules above.
  'site.write': (viewer: Person) => mayWrite(viewer),
  'site.administer': (viewer: Person) => isAdmin(viewer),
  // Name, address, password, sessions, and the end of it all: one's own, whatever one's standing.
  'account.change': (viewer: Person, person: { id: string }) => isMember(viewer) && viewer.id === person.id,
} as const

export type Permission = keyof typeof rules

/** Whether a person may do something to a thing. Called inside the mutation, on what the transaction loaded. */
export function can<P extends Permission>(
  viewer: Person,
  permission: P,
  ...subject: Parameters<(typeof rules)[P]> extends [Person, ...infer Rest] ? Rest : never
): boolean {
  const rule = rules[permission] as (viewer: Person, ...rest: unknown[]) => boolean
  return rule(viewer, ...subject)
}
