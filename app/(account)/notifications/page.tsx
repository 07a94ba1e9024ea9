import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { NoNotifications, NotificationList } from '@/components/notification/notification-list'
import { Button, buttonClass } from '@/components/ui/button'
import { Column, PageTitle } from '@/components/ui/column'
import { getViewer } from '@/lib/auth/session'
import { idFrom } from '@/lib/http'
import { listNotifications } from '@/lib/notification/queries'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'Notifications', robots: { index: false } }

export default async function NotificationsPage({ searchParams }: PageProps<'/notifications'>) {
  const viewer = await getViewer()
  if (!viewer) redirect(routes.signIn(routes.notifications()))
  const asked = (await searchParams).before
  const before = idFrom(typeof asked === 'string' ? asked : null)
  const { list, next } = await listNotifications(viewer, before)
  const [newest] = list
  const hasUnread = list.some(({ isRead }) => !isRead)
  return (
    <Column>
      <div className="grid gap-7">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-3">
          <div className="mr-auto basis-full sm:basis-auto">
            <PageTitle>Notifications</PageTitle>
          </div>
          {newest && hasUnread && (
            <form method="post" action={routes.readNotifications()}>
              <input type="hidden" name="upTo" value={newest.id} />
              <Button type="submit">Mark all as read</Button>
            </form>
          )}
          <a href={routes.notificationSettings()} className={buttonClass()}>
            How you are told
          </a>
        </div>
        {list.length > 0 ? <NotificationList list={list} now={new Date()} /> : <NoNotifications />}
        {(before || next) && (
          <nav aria-label="Pages of notifications" className="flex gap-3">
            {before && (
              <a href={routes.notifications()} className={buttonClass()}>
                The newest
              </a>
            )}
            {next && (
              <a href={routes.notifications(next)} className={buttonClass()}>
                Earlier
              </a>
            )}
          </nav>
        )}
      </div>
    </Column>
  )
}
