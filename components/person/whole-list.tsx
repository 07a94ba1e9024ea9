import type { ReactNode } from 'react'
import { PersonLink } from '@/components/person/person-link'
import { buttonClass } from '@/components/ui/button'
import { PageTitle } from '@/components/ui/column'
import type { Person } from '@/lib/person/queries'

type Props = {
  person: Person
  title: string
  newest: string | null
  earlier: string | null
  isEmpty: boolean
  children: ReactNode
}

/** One page of everything of a kind that someone published. */
export function WholeList({ person, title, newest, earlier, isEmpty, children }: Props) {
  return (
    <div className="grid gap-6">
      <div className="grid gap-2">
        <p className="text-sm text-muted">
          <PersonLink person={person} /> · @{person.handle}
        </p>
        <PageTitle>{title}</PageTitle>
      </div>
      {isEmpty ? <p className="text-soft">There is nothing here, or nothing earlier.</p> : children}
      <nav aria-label="Pages" className="flex gap-3 empty:hidden">
        {newest && (
          <a href={newest} className={buttonClass()}>
            The newest
          </a>
        )}
        {earlier && (
          <a href={earlier} className={buttonClass()}>
            Earlier
          </a>
        )}
      </nav>
    </div>
  )
}
