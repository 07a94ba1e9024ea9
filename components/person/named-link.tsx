import { PersonLink } from '@/components/person/person-link'
import type { Named } from '@/lib/record/names'

/** A name, as the way to its person where one is told. */
export function NamedLink({ named: { handle, name }, className = '' }: { named: Named; className?: string }) {
  return handle ? (
    <PersonLink person={{ handle, name }} className={className} />
  ) : (
    <span className={className}>{name}</span>
  )
}
