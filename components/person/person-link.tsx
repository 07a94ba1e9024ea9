import { routes } from '@/lib/routes'

/** A person's name wherever it stands, as the way to what they have published. */
export function PersonLink({
  person: { handle, name },
  className = '',
}: {
  person: { handle: string; name: string }
  className?: string
}) {
  return (
    <a
      href={routes.person(handle)}
      title={`@${handle}`}
      className={`decoration-rule underline-offset-4 hover:underline ${className}`}
    >
      <bdi>{name}</bdi>
    </a>
  )
}
