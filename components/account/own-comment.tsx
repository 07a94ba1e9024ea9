import Link from 'next/link'
import { Time } from '@/components/annotation/time'
import type { OwnComment as Own } from '@/lib/account/queries'
import { routes } from '@/lib/routes'

const standing: Record<string, string> = { held: 'Waiting for review', hidden: 'Hidden by a moderator' }

/** One of the viewer's own comments in a list. */
export function OwnComment({ comment }: { comment: Own }) {
  return (
    <li className="grid gap-1 px-4 py-3.5">
      <p dir="auto">
        <Link
          href={routes.comment(comment.slug, comment.paragraphId, comment.id)}
          className="line-clamp-3 underline-offset-4 hover:underline"
        >
          {comment.words}
        </Link>
      </p>
      <p className="text-sm text-muted">
        {standing[comment.state] && <b className="font-semibold text-ink">{standing[comment.state]} · </b>}
        <bdi>{comment.article}</bdi> · <Time at={comment.at} />
      </p>
    </li>
  )
}
