'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useId } from 'react'
import { oneAtATime, problemWords, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { routes } from '@/lib/routes'
import { dropFilter, keepFilter, nameFilter } from '@/lib/saved-filter/actions'
import type { SavedFilter } from '@/lib/saved-filter/queries'

/** A moderator's own views of the queue: opened by a link, and the one that is shown can be kept. */
export function SavedFilters({ saved, address }: { saved: SavedFilter[]; address: string }) {
  const current = saved.find(({ query }) => query === address)
  if (saved.length === 0 && address === '') return null
  return (
    <div className="grid gap-1.5 text-[0.8125rem]">
      {saved.length > 0 && (
        <ul aria-label="Saved filters" className="flex flex-wrap gap-x-3 gap-y-1">
          {saved.map(({ id, name, query }) => (
            <li key={id}>
              <Link
                href={`${routes.review()}${query ? `?${query}` : ''}`}
                aria-current={query === address ? 'true' : undefined}
                className="inline-flex min-h-6 items-center underline decoration-rule underline-offset-4 hover:decoration-ink aria-current:font-semibold aria-current:no-underline"
              >
                {name}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {current ? <Manage key={current.id} filter={current} /> : address !== '' && <Keep address={address} />}
    </div>
  )
}

const box = 'min-h-8 w-full min-w-0 rounded-lg border border-edge bg-panel px-2 text-base text-ink sm:text-sm'
const summary = 'inline-flex min-h-6 cursor-pointer items-center text-soft hover:text-ink'

function Keep({ address }: { address: string }) {
  const router = useRouter()
  const [state, action, isPending] = useSend(keepFilter, () => router.refresh())
  const id = useId()
  return (
    <details>
      <summary className={summary}>Save this filter</summary>
      <form action={action} onSubmit={oneAtATime(isPending)} className="mt-1.5 flex gap-1.5">
        <input type="hidden" name="query" value={address} />
        <input
          id={id}
          name="name"
          required
          maxLength={60}
          aria-label="Name of the filter"
          placeholder="Its name"
          className={box}
        />
        <Button type="submit" aria-disabled={isPending}>
          Save
        </Button>
      </form>
      <Problem words={problemWords(state)} />
    </details>
  )
}

function Manage({ filter: { id, name } }: { filter: SavedFilter }) {
  const router = useRouter()
  const done = () => router.refresh()
  const [named, rename, isNaming] = useSend(nameFilter, done)
  const [dropped, drop, isDropping] = useSend(dropFilter, done)
  return (
    <details>
      <summary className={summary}>Rename or delete “{name}”</summary>
      <form action={rename} onSubmit={oneAtATime(isNaming)} className="mt-1.5 flex gap-1.5">
        <input type="hidden" name="id" value={id} />
        <input
          name="name"
          required
          maxLength={60}
          defaultValue={name}
          aria-label="New name of the filter"
          className={box}
        />
        <Button type="submit" aria-disabled={isNaming}>
          Rename
        </Button>
      </form>
      <form action={drop} onSubmit={oneAtATime(isDropping)} className="mt-1.5">
        <input type="hidden" name="id" value={id} />
        <Button type="submit" look="quiet" aria-disabled={isDropping}>
          Delete this filter
        </Button>
      </form>
      <Problem words={problemWords(named) ?? problemWords(dropped)} />
    </details>
  )
}

function Problem({ words }: { words: string | null }) {
  return words ? (
    <p role="alert" className="mt-1 font-medium text-false">
      {words}
    </p>
  ) : null
}
