'use client'

import { useArticle } from '@/components/article/article-context'
import { PairsProvider } from '@/components/article/pairs'
import { Composer } from '@/components/comment/composer'
import { Conversation } from '@/components/comment/conversation'
import { useThreads } from '@/components/comment/use-threads'
import { FollowSlot } from '@/components/follow/follow-slot'
import { buttonClass } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { Pairs } from '@/lib/article/pointers'
import { counted } from '@/lib/article/tally'
import type { CommentView, ThreadPage } from '@/lib/comment/thread'
import { routes } from '@/lib/routes'

type Props = {
  paragraph: { id: string; number: number }
  threads: ThreadPage
  /** Comments stand before these. */
  isPart: boolean
  /** What the address names cannot be read. */
  isGone: boolean
  count: number
  isSignedIn: boolean
  formKey: string
  pairs: Pairs
  /** What is being replied to: the comment, its tombstone or nothing; and whether the reply has been sent already. */
  answers: { comment: CommentView | null; isSent: boolean } | null
}

/** The whole conversation of a paragraph on its own page; its form works before, and without, JavaScript. */
export function ParagraphTalk(props: Props) {
  const { paragraph, threads, isPart, isGone, count, isSignedIn, formKey, pairs, answers } = props
  const { id: articleId, slug, mayComment } = useArticle()
  const talk = useThreads(paragraph.id, { ...threads, next: null }, count)
  const answered = answers?.comment ?? undefined
  const mayAnswer = !answers || Boolean(answered?.author)
  return (
    <section aria-labelledby="comments" className="grid gap-5">
      <h2 id="comments" className="text-base font-semibold">
        {talk.count === 0 ? 'No comments yet' : counted(talk.count, 'comment')}
      </h2>
      {isGone && (
        <Notice>The comment you are looking for is not public: it is gone, or waits for a moderator.</Notice>
      )}
      {isPart && (
        <a
          href={`${routes.paragraph(slug, paragraph.id)}#comments`}
          className={buttonClass('plain', 'w-fit')}
        >
          From the first comment
        </a>
      )}
      <PairsProvider pairs={pairs}>
        <Conversation talk={talk} paragraphId={paragraph.id} hasBars />
      </PairsProvider>
      {threads.next && (
        <a
          href={routes.moreComments(slug, paragraph.id, threads.next)}
          className={buttonClass('plain', 'w-fit')}
        >
          Later comments
        </a>
      )}
      <FollowSlot subjectType="paragraph" subjectId={paragraph.id} what="this paragraph" />
      <div id="write" className="grid scroll-mt-24 gap-3">
        {!mayComment && <p className="text-muted">This article takes no more comments.</p>}
        {mayComment && !mayAnswer && (
          <Notice look="problem">
            The comment you are replying to is gone.{' '}
            <a href={routes.writeComment(slug, paragraph.id)} className="underline underline-offset-2">
              Write a comment on the paragraph instead
            </a>
          </Notice>
        )}
        {/* What was typed for a comment that went meanwhile comes back with the form. */}
        {mayComment && (mayAnswer || (answers?.isSent && answered)) && (
          <Composer
            key={answered?.id}
            articleId={articleId}
            paragraph={paragraph}
            firstKey={formKey}
            isSignedIn={isSignedIn}
            {...(answered ? { parent: answered } : {})}
          />
        )}
      </div>
    </section>
  )
}
