'use client'

import { useArticle } from '@/components/article/article-context'
import { Composer } from '@/components/comment/composer'
import { Conversation } from '@/components/comment/conversation'
import { useThreads } from '@/components/comment/use-threads'
import { buttonClass } from '@/components/ui/button'
import { counted } from '@/lib/article/tally'
import type { CommentView, ThreadPage } from '@/lib/comment/thread'
import { routes } from '@/lib/routes'

type Props = {
  paragraph: { id: string; number: number }
  threads: ThreadPage
  count: number
  isSignedIn: boolean
  formKey: string
  answered: CommentView | undefined
}

/** The whole conversation of a paragraph on its own page; its form works before, and without, JavaScript. */
export function ParagraphTalk({ paragraph, threads, count, isSignedIn, formKey, answered }: Props) {
  const { id: articleId, slug, mayComment } = useArticle()
  const talk = useThreads(paragraph.id, { ...threads, next: null }, count)
  return (
    <section aria-labelledby="comments" className="grid gap-5">
      <h2 id="comments" className="text-base font-semibold">
        {talk.count === 0 ? 'No comments yet' : counted(talk.count, 'comment')}
      </h2>
      <Conversation talk={talk} paragraphId={paragraph.id} />
      {threads.next && (
        <a
          href={routes.moreComments(slug, paragraph.id, threads.next)}
          className={buttonClass('plain', 'w-fit')}
        >
          Later comments
        </a>
      )}
      <div id="write" className="scroll-mt-24">
        {!mayComment && <p className="text-muted">This article takes no more comments.</p>}
        {mayComment && isSignedIn && (
          <Composer
            key={answered?.id}
            articleId={articleId}
            paragraph={paragraph}
            firstKey={formKey}
            {...(answered ? { parent: answered } : {})}
          />
        )}
        {mayComment && !isSignedIn && (
          <a
            href={routes.signIn(routes.writeComment(slug, paragraph.id, answered?.id))}
            className={buttonClass('primary')}
          >
            Sign in to comment
          </a>
        )}
      </div>
    </section>
  )
}
