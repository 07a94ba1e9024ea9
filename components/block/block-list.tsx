import { Time } from '@/components/annotation/time'
import { UnblockButton } from '@/components/block/unblock-button'
import type { BlockedPerson } from '@/lib/block/queries'
import { routes } from '@/lib/routes'

/** Whom one has blocked, each with the way back. */
export function BlockList({ people }: { people: BlockedPerson[] }) {
  if (people.length === 0)
    return (
      <p className="text-muted">
        Nobody. You can block a person on their page, and in the menu of any comment they wrote.
      </p>
    )
  return (
    <ul className="divide-y divide-rule rounded-xl border border-rule bg-panel">
      {people.map(({ id, handle, name, at }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3">
          <a href={routes.person(handle)} className="font-semibold underline-offset-4 hover:underline">
            {name}
          </a>
          <span className="text-sm text-muted">
            @{handle} · since <Time at={at} />
          </span>
          <UnblockButton handle={handle} name={name} />
        </li>
      ))}
    </ul>
  )
}
