'use client'

import { oneAtATime, problemWords, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { saveNotificationChoices } from '@/lib/notification/actions'
import { appField, mailField } from '@/lib/notification/fields'
import { type Choice, type Choices, type MailMode, notificationKinds } from '@/lib/notification/kinds'

type Props = { choices: Choices; isMailing: boolean; digestAt: string }

/** How one wants to be told of each kind of thing. */
export function ChoicesForm({ choices, isMailing, digestAt }: Props) {
  const [state, action, isPending] = useSend(saveNotificationChoices)
  const problem = problemWords(state)
  return (
    <form action={action} onSubmit={oneAtATime(isPending)} className="grid gap-6">
      {problem && <Notice look="problem">{problem}</Notice>}
      {state.status === 'done' && <Notice look="good">Saved. It counts for everything from now on.</Notice>}
      <div className="divide-y divide-rule rounded-xl border border-rule bg-panel">
        {notificationKinds.map((kind) => (
          <KindRow key={kind.name} {...{ kind, isMailing }} choice={choices[kind.name]} />
        ))}
      </div>
      {isMailing && (
        <p className="text-sm text-muted">
          The daily mail comes at {digestAt} UTC, with what you have not read by then, and only when there is
          something.
        </p>
      )}
      <Button look="primary" type="submit" aria-disabled={isPending} className="min-h-11 justify-self-start">
        {isPending ? 'Saving…' : 'Save'}
      </Button>
    </form>
  )
}

const mailWords: Record<MailMode, string> = { 'at-once': 'At once', daily: 'Once a day', off: 'Off' }
const order: MailMode[] = ['at-once', 'daily', 'off']

type RowProps = { kind: (typeof notificationKinds)[number]; choice: Choice; isMailing: boolean }

function KindRow({ kind: { name, label, when }, choice, isMailing }: RowProps) {
  return (
    <fieldset className="grid gap-3 px-4 py-4 sm:grid-cols-[1fr_auto] sm:items-center sm:gap-6">
      <legend className="sr-only">{label}</legend>
      <div>
        <p aria-hidden="true" className="font-semibold">
          {label}
        </p>
        <p className="text-sm text-muted">{when}</p>
      </div>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <label className="inline-flex min-h-11 items-center gap-2 text-sm sm:min-h-9">
          <input
            type="checkbox"
            name={appField(name)}
            defaultChecked={choice.inApp}
            className="size-4.5 accent-ink"
          />
          In the list
        </label>
        {isMailing && (
          <label className="inline-flex min-h-11 items-center gap-2 text-sm sm:min-h-9">
            E-mail
            <select
              name={mailField(name)}
              defaultValue={choice.mail}
              className="min-h-9 rounded-lg border border-edge bg-panel px-2.5 text-base sm:text-sm"
            >
              {order.map((mode) => (
                <option key={mode} value={mode}>
                  {mailWords[mode]}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
    </fieldset>
  )
}
