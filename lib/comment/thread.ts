/** Who wrote something, as everyone may see it. */
export type Author = { handle: string; name: string }

/** A comment as pages show it. A tombstone has no author and no words. */
export type CommentView = {
  id: string
  /**
   * The reply that this one answers, and who wrote it, unless that one is gone; null where the thread says it all: in its
   * opening comment and the answers to that.
   */
  inReplyTo: { id: string; name: string | null } | null
  author: Author | null
  /** Sanitised when it was stored. */
  html: string
  state: 'visible' | 'held' | 'deleted' | 'hidden'
  version: number
  at: string
  /** The day in words, written on the server: what browsers make of a date differs. */
  day: string
  isEdited: boolean
  isExample: boolean
  /** The words of the paragraph it is about, if it names any. */
  quote: string | null
  /** How many people marked it as helpful. */
  helpfulCount: number
}

/** One's own comment: where it stands, and the Markdown it was written in. */
export type OwnComment = CommentView & {
  paragraphId: string
  rootId: string
  parentId: string | null
  body: string
  heldFor: string[]
}

/** A comment on a paragraph with its first replies; `replyCount` counts all that can be read. */
export type ThreadView = { root: CommentView; replies: CommentView[]; replyCount: number }

/** Some threads of a paragraph; `next` is where the following ones begin, null at the end. */
export type ThreadPage = { threads: ThreadView[]; next: string | null }

export type ReplyPage = { replies: CommentView[]; next: string | null }

/**
 * Threads with one's own fresh comments among them: what the shared page does not show yet is added where it belongs,
 * and what both have is shown once, in the newer version. Own replies to threads that are not on the page are left out.
 */
export function mergeOwn(threads: readonly ThreadView[], own: readonly OwnComment[]): ThreadView[] {
  const newest = (comment: CommentView) =>
    own.find(({ id, version }) => id === comment.id && version > comment.version) ?? comment
  const known = new Set(threads.flatMap(({ root, replies }) => [root.id, ...replies.map(({ id }) => id)]))
  const fresh = own
    .filter(({ id, state }) => !known.has(id) && state !== 'deleted')
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const started = fresh
    .filter(({ parentId }) => parentId === null)
    .map((root) => ({ root, replies: [], replyCount: 0 }))
  return [...threads, ...started].map(({ root, replies, replyCount }) => {
    const added = fresh.filter((reply) => reply.parentId !== null && reply.rootId === root.id)
    return {
      root: newest(root),
      replies: [...replies.map(newest), ...added],
      replyCount: Math.max(replyCount, replies.length + added.length),
    }
  })
}

type Posted = Pick<
  OwnComment,
  'id' | 'paragraphId' | 'parentId' | 'rootId' | 'version' | 'body' | 'heldFor'
> & {
  state: string
  bodyHtml: string
  createdAt: string
}

/** One's own comment as it is shown right after it was posted. */
export function freshComment(
  posted: Posted,
  { handle, name }: Author,
  quote: string | undefined,
): OwnComment {
  const { state, bodyHtml, createdAt, ...rest } = posted
  const { parentId, rootId } = posted
  return {
    ...rest,
    author: { handle, name },
    html: bodyHtml,
    state: state === 'held' ? 'held' : 'visible',
    at: createdAt,
    day: 'just now',
    isEdited: false,
    isExample: false,
    quote: quote ?? null,
    inReplyTo: parentId === null || parentId === rootId ? null : { id: parentId, name: null },
    helpfulCount: 0,
  }
}
