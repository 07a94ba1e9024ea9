import { useArticle } from '@/components/article/article-context'
import { ExampleLabel } from '@/components/article/example-label'
import type { Author, CommentView } from '@/lib/comment/thread'
import { exactTime } from '@/lib/dates'
import { routes } from '@/lib/routes'

type Props = { comment: CommentView; author: Author; paragraphId: string }

/** Who wrote a comment and when, and where it stands. */
export function CommentHead({ comment, author, paragraphId }: Props) {
  const { slug } = useArticle()
  const { id, state } = comment
  return (
    <>
      <span aria-hidden="true" className="comment-face">
        {initials(author.name)}
      </span>
      <p className="comment-who">
        <b>
          <a href={routes.person(author.handle)} title={`@${author.handle}`}>
            {author.name}
          </a>
        </b>
        <a href={state === 'held' ? routes.comment(slug, paragraphId, id) : routes.commentPermalink(id)}>
          <time dateTime={comment.at} title={exactTime(comment.at)}>
            {comment.day}
          </time>
        </a>
        {comment.isEdited && state === 'visible' && (
          <a href={routes.commentHistory(slug, paragraphId, id)} rel="nofollow">
            edited<span className="sr-only">: what {author.name} wrote before</span>
          </a>
        )}
        {comment.isEdited && state !== 'visible' && <small>edited</small>}
        {comment.isExample && <ExampleLabel />}
        {state === 'held' && (
          <span className="text-xs font-medium text-context">Waiting; only you see it</span>
        )}
      </p>
    </>
  )
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  return [words[0], words.length > 1 ? words.at(-1) : '']
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase()
}
