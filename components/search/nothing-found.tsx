import { routes } from '@/lib/routes'
import { type SearchFilter, searchQuery } from '@/lib/search/filter'
import type { SearchAnswer } from '@/lib/search/hit'

/** That nothing was found, and what to do about it. */
export function NothingFound({ filter, answer }: { filter: SearchFilter; answer: SearchAnswer }) {
  const { typed, kind, verdict, language, within } = filter
  const isNarrowed = Boolean(kind || verdict || language || within)
  const wide = searchQuery({
    ...filter,
    kind: null,
    verdict: null,
    language: null,
    within: null,
    after: null,
  })
  return (
    <div className="grid gap-3 border-t border-rule pt-6">
      <p>
        {answer.status === 'no-words'
          ? 'There is no word in this that can be looked for: only signs, what is left out, or words that stand in every text.'
          : 'Nothing that anyone may read has all of these words.'}
      </p>
      {answer.meant && (
        <p>
          Did you mean{' '}
          <a
            href={routes.search(searchQuery({ ...filter, typed: answer.meant, kind: null, after: null }))}
            className="font-semibold underline underline-offset-4"
          >
            <bdi>{answer.meant}</bdi>
          </a>
          ?
        </p>
      )}
      <ul className="grid list-disc gap-1 ps-5 text-soft">
        {isNarrowed && (
          <li>
            <a href={routes.search(wide)} className="underline underline-offset-4">
              Search for <bdi>“{typed.trim()}”</bdi> everywhere
            </a>
            : of every kind, verdict, language and time.
          </li>
        )}
        <li>Try fewer words, or the beginning of one: all of them must stand there.</li>
        <li>
          See{' '}
          <a href={routes.claims()} className="underline underline-offset-4">
            the claims that were checked lately
          </a>
          .
        </li>
      </ul>
    </div>
  )
}
