import Link from 'next/link'
import { v4 as newKey } from 'uuid'
import { Time } from '@/components/annotation/time'
import { AppealForm } from '@/components/appeal/appeal-form'
import { AppealState } from '@/components/appeal/appeal-state'
import type { OwnComment as Own } from '@/lib/account/queries'
import { reasonLabel } from '@/lib/review/reasons'
import { routes } from '@/lib/routes'

const standing: Record<string, string> = { held: 'Waiting for review', hidden: 'Hidden by a moderator' }

/** One of the viewer's own comments in a list; of a hidden one why, and the way to appeal. */
export function OwnComment({ comment }: { comment: Own }) {
  const { state, hidden, appeal, names } = comment
  return (
    <li id={`own-${comment.id}`} className="grid gap-1 px-4 py-3.5 target:bg-hover">
      <p dir="auto">
        <Link
          href={routes.comment(comment.slug, comment.paragraphId, comment.id)}
          className="line-clamp-3 underline-offset-4 hover:underline"
        >
          {comment.words}
        </Link>
      </p>
      <p className="text-sm text-muted">
        {standing[state] && <b className="font-semibold text-ink">{standing[state]} · </b>}
        <bdi>{comment.article}</bdi> · <Time at={comment.at} />
      </p>
      {state === 'hidden' && hidden && (
        <p className="text-sm text-soft">
          {(names === 'handle' && hidden.who) || 'A moderator'}: {reasonLabel(hidden.reasonCode)}
          {hidden.reason && `. ${hidden.reason}`}
        </p>
      )}
      {appeal && <AppealState appeal={appeal} names={names} />}
      {state === 'hidden' && !appeal && (
        <div className="text-sm">
          <AppealForm target="comment" id={comment.id} firstKey={newKey()} />
        </div>
      )}
    </li>
  )
}
