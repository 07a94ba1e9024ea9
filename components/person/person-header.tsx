import { Time } from '@/components/annotation/time'
import { BlockSlot } from '@/components/block/block-slot'
import { PageTitle } from '@/components/ui/column'
import { Notice } from '@/components/ui/notice'
import type { Person } from '@/lib/person/queries'
import type { Role } from '@/lib/policy'
import { routes } from '@/lib/routes'

const roleNames: Record<Role, string | null> = {
  member: null,
  editor: 'Editor',
  moderator: 'Moderator',
  admin: 'Administrator',
}

/** Who this is: name, handle, role where it says something, and since when they are here. */
export function PersonHeader({ person }: { person: Person }) {
  const role = roleNames[person.role]
  return (
    <header data-person={person.id} className="relative grid gap-3">
      {/* Beside the name there is room for the button that comes when it is known who reads. */}
      <div className="pe-28">
        <PageTitle>
          <bdi>{person.name}</bdi>
        </PageTitle>
      </div>
      <p className="text-muted">
        @{person.handle}
        {role && ` · ${role}`} · joined <Time at={person.joinedAt} />
      </p>
      <BlockSlot person={person} />
      {person.ban && <BanNotice ban={person.ban} />}
    </header>
  )
}

function BanNotice({ ban: { since, until } }: { ban: NonNullable<Person['ban']> }) {
  return (
    <Notice>
      This account has been banned since <Time at={since} />
      {until && (
        <>
          , until <Time at={until} />
        </>
      )}
      . What it published stays, and the reason stands on the{' '}
      <a href={routes.record({ kind: 'person.banned' })} className="underline underline-offset-4">
        public record
      </a>
      .
    </Notice>
  )
}
