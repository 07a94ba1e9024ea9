import type { CommentView } from '@/lib/comment/thread'

/**
 * A comment at its place in a thread. Level 1 opened the thread; level 2 answers it; level 3 is everything below.
 * `inReplyTo` says whom it answers where the level does not: its id, and their name unless they are gone.
 */
export type Placed = {
  comment: CommentView
  level: 1 | 2 | 3
  inReplyTo: { id: string; name: string | null } | null
}

/**
 * A thread in the order in which it is read. Every answer to the opening comment begins a branch, branches and what is
 * in them stand in the order of their ids (which is that of time), and a branch is flat: three levels are enough to
 * follow, and a chain of ten thousand answers is as wide as one of two. So whatever is added later never changes the
 * order of what was there.
 *
 * A reply whose parent is not given, since only a part of the thread is, begins a branch of its own. One pass over the
 * replies, whatever their depth.
 */
export function layOutThread(root: CommentView, replies: readonly CommentView[]): Placed[] {
  const byId = new Map(replies.map((reply) => [reply.id, reply]))
  const headOf = findHeads(byId)
  const branches = new Map<string, CommentView[]>()
  const inOrder = [...byId.values()].sort(byAge)
  for (const reply of inOrder) {
    const head = headOf(reply)
    if (head === reply.id) branches.set(head, [])
  }
  for (const reply of inOrder) {
    const head = headOf(reply)
    if (head !== reply.id) branches.get(head)?.push(reply)
  }
  const placed: Placed[] = [{ comment: root, level: 1, inReplyTo: null }]
  for (const [head, below] of branches) {
    const opening = byId.get(head)
    if (opening) placed.push({ comment: opening, level: 2, inReplyTo: answered(opening, root.id, byId) })
    for (const comment of below) placed.push({ comment, level: 3, inReplyTo: answered(comment, head, byId) })
  }
  return placed
}

function byAge(a: CommentView, b: CommentView): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** Finds the reply with which the branch of a reply begins; remembers what it found on the way. */
function findHeads(byId: ReadonlyMap<string, CommentView>): (reply: CommentView) => string {
  const known = new Map<string, string>()
  return (reply) => {
    const way = new Set<string>()
    let id = reply.id
    for (;;) {
      const found = known.get(id)
      const parentId = byId.get(id)?.inReplyTo?.id
      // A parent that is not given, the opening comment among them, ends the way; so would a circle.
      if (found !== undefined || !parentId || !byId.has(parentId) || way.has(parentId)) {
        const head = found ?? id
        for (const each of [...way, id]) known.set(each, head)
        return head
      }
      way.add(id)
      id = parentId
    }
  }
}

/** Whom a comment answers, unless it is the one it visibly stands under. */
function answered(
  comment: CommentView,
  above: string,
  byId: ReadonlyMap<string, CommentView>,
): Placed['inReplyTo'] {
  const { inReplyTo } = comment
  if (inReplyTo === null || inReplyTo.id === above) return null
  const parent = byId.get(inReplyTo.id)
  return { id: inReplyTo.id, name: parent ? (parent.author?.name ?? null) : inReplyTo.name }
}
