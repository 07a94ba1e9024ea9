export const roles = ['member', 'editor', 'moderator', 'admin'] as const
export type Role = (typeof roles)[number]

/** Whoever is signed in. A signed-out reader is `null`. */
export type Viewer = { id: string; handle: string; name: string; role: Role }

export const articleModes = ['open', 'pre-moderated', 'fact-checks-only', 'closed'] as const
export type ArticleMode = (typeof articleModes)[number]

export type ArticleState = { mode: ArticleMode; isPublished: boolean }
export type CheckState = { authorId: string; isPublic: boolean; articleEditorIds: string[] }
export type DraftState = { authorId: string }
/** A case at the desk: who has a part in it. */
export type CaseState = { recusedIds: readonly string[] }
export type CommentState = { authorId: string; state: string }

/** Someone else, and whether they have blocked whoever is asking. */
export type OtherPerson = { id: string; blocksViewer: boolean }

/** Whoever has the shell of the installation: may do what an admin may, and is nobody in particular in the log. */
export type Operator = { id: null; role: 'admin' }
export const operator: Operator = { id: null, role: 'admin' }

type Person = Viewer | Operator | null

const isMember = (viewer: Person): viewer is Viewer => viewer !== null && viewer.id !== null
const isEditor = (viewer: Person) => viewer?.role === 'editor' || viewer?.role === 'admin'
const isModerator = (viewer: Person): viewer is Viewer =>
  isMember(viewer) && (viewer.role === 'moderator' || viewer.role === 'admin')
const isAdmin = (viewer: Person) => viewer?.role === 'admin'
const isAuthor = (viewer: Person, work: { authorId: string }) => viewer?.id === work.authorId

/**
 * Every permission, one line each; nothing else decides. Rules judge people and things, never the step of a life
 * cycle: whether a step is possible now is the business of `lib/fact-check/life.ts`.
 */
const rules = {
  'article.read': (viewer: Person, article: ArticleState) => article.isPublished || isEditor(viewer),
  'article.import': (viewer: Person) => isEditor(viewer),
  'comment.create': (viewer: Person, article: ArticleState) =>
    isMember(viewer) && article.isPublished && (article.mode === 'open' || article.mode === 'pre-moderated'),
  'comment.edit': (viewer: Person, comment: CommentState) =>
    isAuthor(viewer, comment) && comment.state !== 'hidden',
  'comment.delete': (viewer: Person, comment: CommentState) =>
    isAuthor(viewer, comment) && comment.state !== 'hidden',
  // Whoever is blocked by a person does not answer, name or praise them.
  'comment.reply': (viewer: Person, author: OtherPerson) => isMember(viewer) && !author.blocksViewer,
  'comment.mention': (viewer: Person, person: OtherPerson) => isMember(viewer) && !person.blocksViewer,
  'comment.mark-helpful': (viewer: Person, author: OtherPerson) =>
    isMember(viewer) && viewer.id !== author.id && !author.blocksViewer,
  'comment.flag': (viewer: Person, comment: CommentState) =>
    isMember(viewer) && !isAuthor(viewer, comment) && comment.state === 'visible',
  'fact-check.flag': (viewer: Person, check: CheckState) =>
    isMember(viewer) && !isAuthor(viewer, check) && check.isPublic,
  'follow.change': (viewer: Person, article: ArticleState) => isMember(viewer) && article.isPublished,
  'person.block': (viewer: Person, person: { id: string }) => isMember(viewer) && viewer.id !== person.id,
  'person.list': (viewer: Person) => isMember(viewer),
  'fact-check.create': (viewer: Person, article: ArticleState) =>
    isMember(viewer) && article.isPublished && article.mode !== 'closed',
  'fact-check.edit': (viewer: Person, check: CheckState) => isAuthor(viewer, check),
  'fact-check.withdraw': (viewer: Person, check: CheckState) => isAuthor(viewer, check),
  // What isn't public yet is seen by its author and by those who review; to everyone else it does not exist.
  'fact-check.read': (viewer: Person, check: CheckState) =>
    check.isPublic || isAuthor(viewer, check) || isModerator(viewer),
  // A moderator may not rule on their own work, nor on an article they wrote or edited, nor on an appeal against them.
  'case.decide': (viewer: Person, given: CaseState) =>
    isModerator(viewer) && !given.recusedIds.includes(viewer.id),
  // What is still being written is its author's alone.
  'draft.read': (viewer: Person, draft: DraftState) => isAuthor(viewer, draft),
  'draft.edit': (viewer: Person, draft: DraftState) => isAuthor(viewer, draft),
  'occurrence.propose': (viewer: Person, article: ArticleState) =>
    isMember(viewer) && article.isPublished && article.mode !== 'closed',
  'claim.search': (viewer: Person) => isMember(viewer),
  'source.preview': (viewer: Person) => isMember(viewer),
  'notification.read': (viewer: Person, notification: { userId: string }) =>
    isMember(viewer) && viewer.id === notification.userId,
  'review.read': (viewer: Person) => isModerator(viewer),
  // One's own: nothing else can be asked for.
  'work.export': (viewer: Person) => isMember(viewer),
  'person.set-role': (viewer: Person) => isAdmin(viewer),
  'person.ban': (viewer: Person) => isAdmin(viewer),
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
