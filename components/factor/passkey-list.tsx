'use client'

import { SendForm } from '@/components/admin/send-form'
import { exactTime } from '@/lib/dates'
import type { OwnPasskey } from '@/lib/factor/queries'
import { dropPasskey } from '@/lib/passkey/actions'

/** Somebody's passkeys, each with its end where they may change them now. */
export function PasskeyList({ passkeys, mayChange }: { passkeys: OwnPasskey[]; mayChange: boolean }) {
  if (passkeys.length === 0) return null
  return (
    <ul className="divide-y divide-rule rounded-xl border border-rule bg-panel">
      {passkeys.map(({ id, name, addedAt, usedAt }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
          <div className="grid gap-0.5">
            <p className="font-semibold">{name}</p>
            <p className="text-sm text-muted">
              Added {exactTime(addedAt)}
              <br />
              {usedAt ? `Last used ${exactTime(usedAt)}` : 'Not used yet'}
            </p>
          </div>
          {mayChange && <SendForm action={dropPasskey} hidden={{ id }} label="Remove" about={name} />}
        </li>
      ))}
    </ul>
  )
}
