import { HitView } from '@/components/search/hit-view'
import { KindTabs } from '@/components/search/kind-tabs'
import { buttonClass } from '@/components/ui/button'
import { routes } from '@/lib/routes'
import { mostCounted } from '@/lib/search/bounds'
import { type SearchFilter, searchQuery } from '@/lib/search/filter'
import type { HitPage, SearchAnswer } from '@/lib/search/hit'
import { boundedCount, kindNames } from '@/lib/search/words'

/** What was found: some of each kind, or a page of one. */
export function Results({ filter, answer }: { filter: SearchFilter; answer: SearchAnswer }) {
  return (
    <div className="grid gap-6">
      <KindTabs filter={filter} answer={answer} />
      {answer.isBegun && (
        <p className="text-sm text-muted">
          The last word is taken for the beginning of one, since by itself it finds less.
        </p>
      )}
      {answer.pages.map((page) =>
        page.hits.length > 0 ? (
          <OfOneKind key={page.kind} page={page} filter={filter} />
        ) : (
          filter.kind && <NoneOfThese key={page.kind} page={page} filter={filter} />
        ),
      )}
    </div>
  )
}

function OfOneKind({ page, filter }: { page: HitPage; filter: SearchFilter }) {
  const { kind, hits, count, isCut, next } = page
  const { many, title } = kindNames[kind]
  const isAlone = filter.kind !== null
  return (
    <section aria-labelledby={`found-${kind}`} className="grid gap-2">
      <h2 id={`found-${kind}`} className={isAlone ? 'sr-only' : 'text-[0.8125rem] font-semibold text-muted'}>
        {title}
      </h2>
      <ol className="divide-y divide-rule border-y border-rule">
        {hits.map((hit) => (
          <li key={hit.id} className="py-5">
            <HitView hit={hit} />
          </li>
        ))}
      </ol>
      {!isAlone && count > hits.length && (
        <a
          href={routes.search(searchQuery({ ...filter, kind, after: null }))}
          className="w-fit text-sm underline underline-offset-4"
        >
          All {boundedCount(count)} {many}
        </a>
      )}
      {isAlone && isCut && !filter.isNewestFirst && (
        <p className="text-sm text-muted">
          More than {mostCounted} {many} fit. These are the best of the newest;{' '}
          <a
            href={routes.search(searchQuery({ ...filter, isNewestFirst: true, after: null }))}
            className="underline underline-offset-4"
          >
            the newest first
          </a>{' '}
          shows all of them, and another word narrows them down.
        </p>
      )}
      {isAlone && <Pages filter={filter} next={next} />}
    </section>
  )
}

function Pages({ filter, next }: { filter: SearchFilter; next: HitPage['next'] }) {
  if (!filter.after && !next) return null
  return (
    <nav aria-label="Pages of results" className="flex gap-3 pt-2">
      {filter.after && (
        <a href={routes.search(searchQuery({ ...filter, after: null }))} className={buttonClass()}>
          First page
        </a>
      )}
      {next && (
        <a href={routes.search(searchQuery({ ...filter, after: next }))} className={buttonClass()}>
          More
        </a>
      )}
    </nav>
  )
}

function NoneOfThese({ page, filter }: { page: HitPage; filter: SearchFilter }) {
  return (
    <p className="border-t border-rule pt-6 text-soft">
      {filter.after ? 'There is no more.' : `No ${kindNames[page.kind].many} fit; the other kinds above may.`}
    </p>
  )
}
