import { UnlinkForm } from '@/components/linked-account/unlink-form'
import { buttonClass } from '@/components/ui/button'
import { exactTime } from '@/lib/dates'
import type { ProviderName } from '@/lib/linked-account/identity'
import type { LinkedAccount } from '@/lib/linked-account/queries'
import { routes } from '@/lib/routes'

type Props = { linked: LinkedAccount[]; others: ProviderName[]; mayChange: boolean }

/** The accounts at other sites that lead into this one, and those that could. */
export function LinkedList({ linked, others, mayChange }: Props) {
  return (
    <ul className="w-full divide-y divide-rule rounded-xl border border-rule bg-panel">
      {linked.map(({ id, name, label, linkedAt, isInUse }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
          <div className="grid gap-0.5">
            <p className="font-semibold">
              {name} {label && <span className="font-normal text-soft">{label}</span>}
            </p>
            <p className="text-sm text-muted">
              {isInUse ? 'Linked' : 'This site no longer uses it to sign in. Linked'}{' '}
              <time dateTime={linkedAt}>{exactTime(linkedAt)}</time>
            </p>
          </div>
          {mayChange && <UnlinkForm {...{ id, name }} />}
        </li>
      ))}
      {others.map(({ id, name }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
          <div className="grid gap-0.5">
            <p className="font-semibold">{name}</p>
            <p className="text-sm text-muted">Not linked</p>
          </div>
          {mayChange && (
            <a
              href={routes.signInWith(id, routes.linkedAccounts())}
              className={buttonClass('plain', 'max-sm:min-h-11')}
            >
              Link your {name} account
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}
