import { Time } from '@/components/annotation/time'
import { ExampleLabel } from '@/components/article/example-label'
import type { Where } from '@/lib/person/queries'

/** Under something that someone wrote: in which article it stands, and since when. */
export function WhereLine({
  where,
  href,
  at,
  isExample,
}: {
  where: Where
  href: string
  at: string
  isExample: boolean
}) {
  return (
    <p className="text-sm text-muted">
      in{' '}
      <a href={href} className="text-soft underline decoration-rule underline-offset-4 hover:decoration-ink">
        <bdi>{where.title}</bdi>
      </a>{' '}
      · <Time at={at} /> {isExample && <ExampleLabel />}
    </p>
  )
}
