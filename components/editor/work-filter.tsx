import { Search } from 'lucide-react'
import Form from 'next/form'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { type Show, showLabels, shows, type Waiting } from '@/lib/editor/list'
import { routes } from '@/lib/routes'

type Props = { show: Show; typed: string; waiting: Waiting }

/** What the list shows: all of it in the address. Beside what waits stands how much of it there is. */
export function WorkFilter({ show, typed, waiting }: Props) {
  const counts: Partial<Record<Show, number>> = waiting
  const offered = shows.filter((one) => one === show || counts[one] !== 0)
  return (
    <div className="grid gap-3">
      <Form action={routes.editor()} role="search" aria-label="Articles" className="flex max-w-md gap-1.5">
        {show !== 'all' && <input type="hidden" name="show" value={show} />}
        <input
          type="search"
          name="q"
          defaultValue={typed}
          maxLength={200}
          placeholder="Words of a title"
          aria-label="Search titles"
          className="min-h-11 w-full min-w-0 rounded-lg border border-edge bg-panel px-3 py-1.5 text-base text-ink placeholder:text-muted sm:min-h-9 sm:text-sm"
        />
        <Button type="submit" aria-label="Search" className="px-3 max-sm:min-h-11">
          <Search size={16} aria-hidden="true" />
        </Button>
      </Form>
      <nav aria-label="Which articles">
        <ul className="flex flex-wrap gap-1.5">
          {offered.map((one) => (
            <li key={one}>
              <Link
                href={routes.editor({ show: one === 'all' ? undefined : one, q: typed || undefined })}
                aria-current={one === show ? 'page' : undefined}
                className="inline-flex min-h-9 items-center gap-1.5 rounded-full border border-rule bg-panel px-3.5 text-sm whitespace-nowrap text-soft no-underline hover:border-edge aria-[current=page]:border-ink aria-[current=page]:bg-ink aria-[current=page]:text-paper max-sm:min-h-11"
              >
                {showLabels[one]}
                {counts[one] !== undefined && <span className="tabular-nums">{counts[one]}</span>}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  )
}
