import { WhereLine } from '@/components/person/where-line'
import type { PersonComment } from '@/lib/person/queries'
import { routes } from '@/lib/routes'

/** The beginnings of someone's comments, each with the way to where it stands. */
export function CommentList({ comments }: { comments: readonly PersonComment[] }) {
  return (
    <ol className="divide-y divide-rule border-y border-rule">
      {comments.map((comment) => (
        <li key={comment.id} className="grid gap-1.5 py-4">
          <p dir="auto">{comment.words}</p>
          <WhereLine
            where={comment.where}
            href={routes.comment(comment.where.slug, comment.where.paragraphId, comment.id)}
            at={comment.at}
            isExample={comment.isExample}
          />
        </li>
      ))}
    </ol>
  )
}
