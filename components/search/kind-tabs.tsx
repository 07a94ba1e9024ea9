import { routes } from '@/lib/routes'
import { kindsOf, type SearchFilter, searchQuery } from '@/lib/search/filter'
import type { SearchAnswer } from '@/lib/search/hit'
import { boundedCount, kindNames } from '@/lib/search/words'

/** What was found by kind, with how much there is of each; a link each. */
export function KindTabs({ filter, answer }: { filter: SearchFilter; answer: SearchAnswer }) {
  const counts = {
    ...answer.counts,
    ...Object.fromEntries(answer.pages.map(({ kind, count }) => [kind, count])),
  }
  const to = (kind: SearchFilter['kind']) => routes.search(searchQuery({ ...filter, kind, after: null }))
  return (
    <nav aria-label="Kinds of results">
      <ul className="flex flex-wrap gap-1.5">
        <Tab href={to(null)} isHere={filter.kind === null} label="All" />
        {kindsOf({ ...filter, kind: null }).map((kind) => (
          <Tab
            key={kind}
            href={to(kind)}
            isHere={filter.kind === kind}
            label={kindNames[kind].title}
            count={boundedCount(counts[kind] ?? 0)}
          />
        ))}
      </ul>
    </nav>
  )
}

type TabProps = { href: string; isHere: boolean; label: string; count?: string }

function Tab({ href, isHere, label, count }: TabProps) {
  return (
    <li>
      <a
        href={href}
        aria-current={isHere ? 'page' : undefined}
        className="inline-flex min-h-9 items-center gap-1.5 rounded-full border border-rule px-3 text-sm text-soft no-underline hover:bg-hover aria-[current]:border-ink aria-[current]:font-semibold aria-[current]:text-ink"
      >
        {label} {count !== undefined && <span className="text-muted tabular-nums">{count}</span>}
      </a>
    </li>
  )
}
