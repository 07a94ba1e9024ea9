import { NotificationItem } from '@/components/notification/notification-item'
import { SectionTitle } from '@/components/ui/column'
import { dayOf } from '@/lib/dates'
import { byDay, nearDay, type Told } from '@/lib/notification/told'

/** What happened, under the day it happened on. */
export function NotificationList({ list, now }: { list: Told[]; now: Date }) {
  return byDay(list).map(({ day, list }) => (
    <section key={day} className="grid gap-2" aria-labelledby={`day-${day}`}>
      <SectionTitle id={`day-${day}`}>{nearDay(day, now) ?? dayOf(day)}</SectionTitle>
      <ul className="divide-y divide-rule overflow-hidden rounded-xl border border-rule bg-panel">
        {list.map((told) => (
          <NotificationItem key={told.id} told={told} />
        ))}
      </ul>
    </section>
  ))
}

export function NoNotifications() {
  return (
    <p className="text-soft">
      Nothing yet. You are told here when somebody answers or names you, when a moderator decides on a check
      of yours, and what is new where you follow an article, a paragraph or a conversation.
    </p>
  )
}
