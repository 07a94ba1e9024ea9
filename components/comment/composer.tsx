'use client'

import { useState } from 'react'
import { v4 as newKey } from 'uuid'
import { useArticle } from '@/components/article/article-context'
import { CommentField } from '@/components/comment/comment-field'
import { useDraft } from '@/components/comment/use-draft'
import { oneAtATime, problemWords, useSend } from '@/components/site/use-send'
import { editOwn, keepOwn, useViewer, viewerNow } from '@/components/site/viewer-store'
import { Button, buttonClass } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { Words } from '@/lib/anchor/quote'
import { postComment } from '@/lib/comment/actions'
import type { PostedComment } from '@/lib/comment/posted'
import { type CommentView, freshComment } from '@/lib/comment/thread'
import { withWritten } from '@/lib/follow/rule'
import { writtenIn } from '@/lib/follow/subject'
import { heldWords } from '@/lib/review/held'
import { routes } from '@/lib/routes'

type Props = {
  articleId: string
  paragraph: { id: string; number?: number }
  parent?: CommentView
  quote?: Words | undefined
  /** Made by the server where the form is part of the page. */
  firstKey?: string
  /** What the server knew of the reader when it made the form; the page may know better by now. */
  isSignedIn?: boolean
  onPosted?: () => void
  onCancel?: () => void
}

/** Writes a comment on a paragraph or an answer to one. */
export function Composer({
  articleId,
  paragraph,
  parent,
  quote,
  firstKey,
  isSignedIn = true,
  onPosted,
  onCancel,
}: Props) {
  const { slug } = useArticle()
  const { answer } = useViewer()
  const [key, setKey] = useState(() => firstKey ?? newKey())
  const [state, send, isSending] = useSend(postComment, (posted) => {
    editOwn((own) => ({ ...own, follows: withWritten(own.follows, writtenIn(articleId, posted)) }))
    // The page may have learnt who is writing after the comment was sent.
    const writer = viewerNow()
    if (writer) keepOwn(freshComment(posted, writer, quote?.exact))
    setBody('')
    setKey(newKey())
    onPosted?.()
  })
  const [body, setBody] = useDraft(
    answer?.viewer?.id,
    parent?.id ?? paragraph.id,
    'values' in state ? String(state.values.body ?? '') : '',
  )
  function write(text: string) {
    setBody(text)
    // Other words than those that were sent are another sending.
    if ('values' in state && state.values.key === key) setKey(newKey())
  }
  const label = parent
    ? `Reply to ${parent.author?.name ?? 'this comment'}`
    : `Comment on paragraph ${paragraph.number ?? ''}`
  // Whoever is signed out while writing keeps the form with their words.
  const maySend = answer ? answer.viewer !== null : isSignedIn
  if (!maySend && state.status === 'idle')
    return <SignInFirst next={routes.writeComment(slug, paragraph.id, parent?.id)} onCancel={onCancel} />
  const problem = problemWords(state)
  // Only the very words that were asked about are sent as meant.
  const isAskedAgain =
    state.status === 'refused' && state.refusal === 'repeated' && String(state.values.body ?? '') === body

  return (
    <form action={send} onSubmit={oneAtATime(isSending)} className="comment-tools grid gap-2">
      <input type="hidden" name="key" value={key} />
      <input type="hidden" name="articleId" value={articleId} />
      <input type="hidden" name="paragraphId" value={paragraph.id} />
      {parent && <input type="hidden" name="parentId" value={parent.id} />}
      {isAskedAgain && <input type="hidden" name="confirmed" value="yes" />}
      {quote && <input type="hidden" name="quote" value={quote.exact} />}
      {quote && <input type="hidden" name="quoteStart" value={quote.start} />}
      {quote && <blockquote className="quoted">{quote.exact}</blockquote>}
      <CommentField
        label={label}
        value={body}
        onChange={write}
        isBusy={isSending}
        problem={problem}
        isFocused={!firstKey}
      >
        <Button type="submit" look="primary" aria-disabled={isSending}>
          {isSending ? 'Sending…' : isAskedAgain ? 'Send it anyway' : parent ? 'Reply' : 'Comment'}
        </Button>
        {onCancel && (
          <Button look="quiet" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </CommentField>
      {state.status === 'done' && !onPosted && <Posted {...state.value} />}
    </form>
  )
}

function Posted({ state, heldFor }: PostedComment) {
  return state === 'held' ? (
    <Notice>Your comment is stored. {heldWords(heldFor)}</Notice>
  ) : (
    <Notice look="good">Your comment is posted.</Notice>
  )
}

function SignInFirst({ next, onCancel }: { next: string; onCancel: (() => void) | undefined }) {
  return (
    <p className="flex flex-wrap items-center gap-2">
      <a href={routes.signIn(next)} className={buttonClass('primary')}>
        Sign in to comment
      </a>
      {onCancel && (
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      )}
    </p>
  )
}
