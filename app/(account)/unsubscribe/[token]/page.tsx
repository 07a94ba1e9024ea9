import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StopMailForm } from '@/components/notification/stop-mail-form'
import { Column, PageTitle } from '@/components/ui/column'
import { stopOf } from '@/lib/mail/stop-token'
import { labelOf } from '@/lib/notification/kinds'
import { routes } from '@/lib/routes'

export const metadata: Metadata = {
  title: 'Stop these mails',
  robots: { index: false },
  referrer: 'same-origin',
}

// Made for each request: the address is a secret between this site and one reader.
export const dynamic = 'force-dynamic'

export default async function StopMailPage({ params }: PageProps<'/unsubscribe/[token]'>) {
  const { token } = await params
  const stop = stopOf(token)
  if (!stop) notFound()
  const { what } = stop
  const isDaily = what === 'daily'
  return (
    <Column width="narrow">
      <div className="grid gap-6">
        <PageTitle>Stop these mails?</PageTitle>
        <p className="text-soft">
          {isDaily
            ? 'You will no longer get a daily mail. Everything still stands in your list of notifications.'
            : `You will no longer get mail for “${labelOf(what)}”. It still stands in your list of notifications.`}
        </p>
        <StopMailForm token={token} words={isDaily ? 'Stop the daily mail' : 'Stop mails of this kind'} />
        <p className="text-sm text-muted">
          You can choose for each kind in{' '}
          <a href={routes.notificationSettings()} className="text-ink underline underline-offset-4">
            your settings
          </a>
          , once you are signed in.
        </p>
      </div>
    </Column>
  )
}
