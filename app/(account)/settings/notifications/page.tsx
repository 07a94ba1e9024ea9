import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SettingsFrame } from '@/components/account/settings-frame'
import { ChoicesForm } from '@/components/notification/choices-form'
import { Notice } from '@/components/ui/notice'
import { getViewer } from '@/lib/auth/session'
import { dayOf } from '@/lib/dates'
import { env } from '@/lib/env'
import { isMailing } from '@/lib/mail/settings'
import { findChoices, findMailbox } from '@/lib/notification/queries'
import { routes } from '@/lib/routes'

export const metadata: Metadata = { title: 'How you are told', robots: { index: false } }

// Nothing in its address says that this page differs from person to person.
export const dynamic = 'force-dynamic'

export default async function NotificationSettingsPage() {
  const viewer = await getViewer()
  if (!viewer) redirect(routes.signIn(routes.notificationSettings()))
  const [choices, { email, failure }] = await Promise.all([findChoices(viewer), findMailbox(viewer)])
  const digestAt = `${String(env().DIGEST_HOUR).padStart(2, '0')}:00`
  return (
    <SettingsFrame title="How you are told" here={routes.notificationSettings()}>
      <p className="text-soft">
        What should stand in <Notifications />
        {isMailing() ? (
          <>
            , and what should come by e-mail to <b className="font-semibold text-ink">{email}</b>.
          </>
        ) : (
          '. This site sends no e-mail.'
        )}
      </p>
      {failure && (
        <Notice look="problem">
          A mail to you could not be delivered on {dayOf(failure.at)}. The mail server said: {failure.problem}
        </Notice>
      )}
      <ChoicesForm {...{ choices, digestAt }} isMailing={isMailing()} />
      <p className="text-sm text-muted">
        You are not told of what people write whom you blocked.{' '}
        <a href={routes.blocks()} className="underline underline-offset-4 hover:text-ink">
          People you blocked
        </a>
      </p>
    </SettingsFrame>
  )
}

function Notifications() {
  return (
    <a href={routes.notifications()} className="text-ink underline underline-offset-4">
      your list
    </a>
  )
}
