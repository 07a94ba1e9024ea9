'use client'

import { lazy, Suspense, useState } from 'react'
import { useArticle } from '@/components/article/article-context'
import { CommentItem } from '@/components/comment/comment-item'
import type { ShownThread, Talk } from '@/components/comment/use-threads'
import { counted } from '@/lib/article/tally'
import { layOutThread } from '@/lib/comment/layout'
import type { CommentView } from '@/lib/comment/thread'
import { routes } from '@/lib/routes'

const Composer = lazy(() =>
  import('@/components/comment/composer').then(({ Composer }) => ({ default: Composer })),
)

type ConversationProps = {
  talk: Talk
  paragraphId: string
  /** What can be done with comments is at hand; else only its room is kept. */
  hasBars: boolean
}

/** Threads with their replies, each answered where it stands. */
export function Conversation({ talk, paragraphId, hasBars }: ConversationProps) {
  return talk.threads.map((thread) => (
    <OneThread
      key={thread.root.id}
      thread={thread}
      paragraphId={paragraphId}
      hasBars={hasBars}
      onMore={() => talk.showReplies(thread.root.id)}
    />
  ))
}

type Props = { thread: ShownThread; paragraphId: string; hasBars: boolean; onMore: () => void }

function OneThread({ thread, paragraphId, hasBars, onMore }: Props) {
  const [answered, setAnswered] = useState<CommentView | null>(null)
  const placed = layOutThread(thread.root, thread.replies)
  const ids = new Set(placed.map(({ comment: { id } }) => id))
  return (
    <div className="conversation">
      {placed.map((each) => (
        <div key={each.comment.id} data-level={each.level} className="conversation-step">
          <CommentItem
            placed={each}
            rootId={thread.root.id}
            paragraphId={paragraphId}
            hasBar={hasBars}
            isOnPage={(id) => ids.has(id)}
            onReply={() => setAnswered(each.comment)}
          />
          {answered?.id === each.comment.id && (
            <Answer parent={each.comment} paragraphId={paragraphId} onDone={() => setAnswered(null)} />
          )}
        </div>
      ))}
      <MoreReplies thread={thread} paragraphId={paragraphId} onMore={onMore} />
    </div>
  )
}

type AnswerProps = { parent: CommentView; paragraphId: string; onDone: () => void }

function Answer({ parent, paragraphId, onDone }: AnswerProps) {
  const { id } = useArticle()
  return (
    <Suspense>
      <Composer
        articleId={id}
        paragraph={{ id: paragraphId }}
        parent={parent}
        onPosted={onDone}
        onCancel={onDone}
      />
    </Suspense>
  )
}

function MoreReplies({ thread, paragraphId, onMore }: Omit<Props, 'hasBars'>) {
  const { slug } = useArticle()
  const { root, replies, hidden } = thread
  if (hidden === 0) return null
  return (
    <a
      href={routes.moreReplies(slug, paragraphId, root.id, replies.at(-1)?.id)}
      onClick={(event) => {
        event.preventDefault()
        onMore()
      }}
      data-level={2}
      className="conversation-step w-fit py-1 text-xs font-medium text-soft underline underline-offset-2"
    >
      Show {counted(hidden, 'more reply', 'more replies')}
    </a>
  )
}
