import { Time } from '@/components/annotation/time'
import type { PersonRow } from '@/lib/admin/queries'
import { routes } from '@/lib/routes'
import { sanctionOf } from '@/lib/sanction/kinds'

/** People with their role and what is in force about them. */
export function PeopleList({ people }: { people: PersonRow[] }) {
  if (people.length === 0) return <p className="text-muted">Nobody begins like this.</p>
  return (
    <ul className="divide-y divide-rule rounded-xl border border-rule bg-panel">
      {people.map(({ id, handle, name, role, at, sanctions }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3">
          <a href={routes.adminPerson(handle)} className="font-semibold underline-offset-4 hover:underline">
            {name}
          </a>
          <span className="text-sm text-muted">@{handle}</span>
          {role !== 'member' && <span className="text-sm">{role}</span>}
          {sanctions.map((kind) => (
            <span key={kind} className="text-sm font-medium text-false">
              {sanctionOf(kind).label}
            </span>
          ))}
          <span className="ml-auto text-sm text-muted">
            since <Time at={at.toISOString()} />
          </span>
        </li>
      ))}
    </ul>
  )
}
