import { clockOf, exactTime } from '@/lib/dates'
import { deedOf, goneWords, type Told } from '@/lib/notification/told'
import { routes } from '@/lib/routes'

/** One thing that happened. Pressing it marks it as read and leads there: a form, since that changes something. */
export function NotificationItem({ told }: { told: Told }) {
  const { who, did } = deedOf(told)
  return (
    <li>
      <form method="post" action={routes.openNotification()}>
        <input type="hidden" name="id" value={told.id} />
        <button
          type="submit"
          className="grid w-full grid-cols-[0.5rem_1fr_auto] gap-x-3 px-4 py-3.5 text-left hover:bg-hover"
        >
          <span aria-hidden="true" className={`mt-2 size-2 rounded-full ${told.isRead ? '' : 'bg-brand'}`} />
          <span className="grid min-w-0 gap-1">
            <span className={told.isRead ? 'text-soft' : ''}>
              {!told.isRead && <span className="sr-only">Unread: </span>}
              <b className="font-semibold text-ink">{who}</b> {did}
              {told.article && <span className="text-muted"> in {told.article}</span>}
            </span>
            <Words told={told} />
          </span>
          <time dateTime={told.at} title={exactTime(told.at)} className="text-sm text-muted">
            {clockOf(told.at)}
          </time>
        </button>
      </form>
    </li>
  )
}

function Words({ told }: { told: Told }) {
  if (told.isGone) return <span className="text-sm text-muted">{goneWords(told.kind)}</span>
  return (
    <>
      {told.words && (
        <span dir="auto" className="line-clamp-3 font-serif text-[1.0625rem] leading-snug text-soft">
          {told.words}
        </span>
      )}
      {told.reason && <span className="text-sm text-soft">{told.reason}</span>}
    </>
  )
}
