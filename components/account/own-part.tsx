import Link from 'next/link'
import { PartList, type PartPage } from '@/components/account/part-list'
import { buttonClass } from '@/components/ui/button'
import { partMeanings } from '@/lib/account/own-parts'
import { routes } from '@/lib/routes'

/** One part among the others: what to do next with it, its newest entries, and the way to all of them. */
export function PartBrief({ page, count }: { page: PartPage; count: number }) {
  const { label, listed = label, next } = partMeanings[page.part]
  const id = `part-${page.part}`
  return (
    <section className="grid gap-2" aria-labelledby={id}>
      <h2 id={id} className="text-[0.8125rem] font-semibold tracking-wide text-muted">
        {listed} · {count}
      </h2>
      <p className="text-sm text-soft">{next}</p>
      <PartList page={page} />
      {page.next && (
        <p>
          <Link href={routes.minePart(page.part)} className={buttonClass()}>
            All {count}
          </Link>
        </p>
      )}
    </section>
  )
}

/** One part by itself, a page of it. `isAlone`: nothing else of the part stands above it. */
export function PartWhole({
  page,
  isFirst,
  isAlone,
}: {
  page: PartPage
  isFirst: boolean
  isAlone: boolean
}) {
  const { label, next, empty } = partMeanings[page.part]
  const isEmpty = page.entries.length === 0
  if (isEmpty && isFirst && !isAlone) return null
  return (
    <section className="grid gap-3" aria-label={label}>
      <p className="text-soft">{isEmpty ? (isFirst ? empty : 'There is nothing earlier.') : next}</p>
      {!isEmpty && <PartList page={page} />}
      <nav aria-label="Pages" className="flex gap-3 empty:hidden">
        {!isFirst && (
          <Link href={routes.minePart(page.part)} className={buttonClass()}>
            The newest
          </Link>
        )}
        {page.next && (
          <Link href={routes.minePart(page.part, page.next)} className={buttonClass()}>
            Earlier
          </Link>
        )}
      </nav>
    </section>
  )
}
