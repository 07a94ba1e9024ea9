'use client'

import { SendForm } from '@/components/admin/send-form'
import { exactTime } from '@/lib/dates'
import { dropApp, startApp } from '@/lib/factor/actions'
import type { OwnFactors } from '@/lib/factor/queries'

/** Somebody's authenticator app: to be set up, or there. */
export function AppPart({ app, mayChange }: { app: OwnFactors['app']; mayChange: boolean }) {
  if (!app) return mayChange ? <SendForm action={startApp} hidden={{}} label="Set up an app" /> : null
  const { addedAt, usedAt } = app
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-xl border border-rule bg-panel px-4 py-3">
      <div className="grid gap-0.5">
        <p className="font-semibold">Authenticator app</p>
        <p className="text-sm text-muted">
          Set up {exactTime(addedAt)}
          <br />
          {usedAt ? `Last used ${exactTime(usedAt)}` : 'Not used yet'}
        </p>
      </div>
      {mayChange && <SendForm action={dropApp} hidden={{}} label="Remove" about="the authenticator app" />}
    </div>
  )
}
