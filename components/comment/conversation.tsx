'use client'

import { lazy, Suspense, useState } from 'react'
import { useArticle } from '@/components/article/article-context'
import { CommentItem } from '@/components/comment/comment-item'
import type { ShownThread, Talk } from '@/components/comment/use-threads'
import { counted } from '@/lib/article/tally'
import type { CommentView } from '@/lib/comment/thread'
import { routes } from '@/lib/routes'

const Composer = lazy(() =>
  import('@/components/comment/composer').then(({ Composer }) => ({ default: Composer })),
)

/** Threads with their replies, each answered where it stands. */
export function Conversation({ talk, paragraphId }: { talk: Talk; paragraphId: string }) {
  return talk.threads.map((thread) => (
    <OneThread
      key={thread.root.id}
      thread={thread}
      paragraphId={paragraphId}
      onMore={() => talk.showReplies(thread.root.id)}
    />
  ))
}

function OneThread({
  thread,
  paragraphId,
  onMore,
}: {
  thread: ShownThread
  paragraphId: string
  onMore: () => void
}) {
  const { id: articleId, slug } = useArticle()
  const [answered, setAnswered] = useState<CommentView | null>(null)
  const { root, replies, hidden } = thread
  const nameOf = (id: string | null) => replies.find((reply) => reply.id === id)?.author?.name
  return (
    <div className="grid gap-3">
      <CommentItem comment={root} paragraphId={paragraphId} onReply={() => setAnswered(root)} />
      {replies.length > 0 && (
        <div className="ml-3 grid gap-3 border-l border-rule pl-3">
          {replies.map((reply) => (
            <CommentItem
              key={reply.id}
              comment={reply}
              paragraphId={paragraphId}
              inReplyTo={nameOf(reply.parentId)}
              onReply={() => setAnswered(reply)}
            />
          ))}
        </div>
      )}
      {hidden > 0 && (
        <a
          href={routes.moreReplies(slug, paragraphId, root.id, replies.at(-1)?.id)}
          onClick={(event) => {
            event.preventDefault()
            onMore()
          }}
          className="ml-6 w-fit py-1 text-xs font-medium text-soft underline underline-offset-2"
        >
          Show {counted(hidden, 'more reply', 'more replies')}
        </a>
      )}
      {answered && (
        <Suspense>
          <Composer
            articleId={articleId}
            paragraph={{ id: paragraphId }}
            parent={answered}
            onPosted={() => setAnswered(null)}
            onCancel={() => setAnswered(null)}
          />
        </Suspense>
      )}
    </div>
  )
}
