import Link from 'next/link'
import { Time } from '@/components/annotation/time'
import { SectionTitle } from '@/components/ui/column'
import type { OwnComment } from '@/lib/account/queries'
import { routes } from '@/lib/routes'

const standing: Record<string, string> = { held: 'Waiting for review', hidden: 'Hidden by a moderator' }

export function OwnComments({ comments }: { comments: OwnComment[] }) {
  if (comments.length === 0) return null
  return (
    <section className="grid gap-2" aria-labelledby="own-comments">
      <SectionTitle id="own-comments">Comments · {comments.length}</SectionTitle>
      <ul className="divide-y divide-rule rounded-xl border border-rule bg-panel">
        {comments.map((comment) => (
          <li key={comment.id} className="grid gap-1 px-4 py-3.5">
            <p className="line-clamp-2">
              <Link
                href={routes.comment(comment.slug, comment.paragraphId, comment.id)}
                className="underline-offset-4 hover:underline"
              >
                {comment.body}
              </Link>
            </p>
            <p className="text-sm text-muted">
              {standing[comment.state] && (
                <b className="font-semibold text-ink">{standing[comment.state]} · </b>
              )}
              {comment.article} · <Time at={comment.at} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
