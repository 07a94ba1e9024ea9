import { Search, X } from 'lucide-react'
import Form from 'next/form'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { verdictMeanings, verdicts } from '@/lib/fact-check/verdicts'
import { detailsIn, filterQuery, type QueueFilter, queueAges } from '@/lib/review/filter'
import { authorStandings } from '@/lib/review/kinds'
import type { FilterChoices } from '@/lib/review/queue-shape'
import { ageLabels, standingLabels } from '@/lib/review/words'
import { routes } from '@/lib/routes'

const box =
  'min-h-9 w-full min-w-0 rounded-lg border border-edge bg-panel px-2.5 py-1.5 text-base text-ink sm:text-sm'

/** The search and everything else the queue can be narrowed by; all of it ends in the address. */
export function QueueFilters({ filter, choices }: { filter: QueueFilter; choices: FilterChoices }) {
  const { kind, view } = filterQuery(filter)
  const more = detailsIn(filter)
  return (
    <Form action={routes.review()} role="search" aria-label="Queue" className="grid gap-2">
      {kind && <input type="hidden" name="kind" value={kind} />}
      {view && <input type="hidden" name="view" value={view} />}
      <div className="flex gap-1.5">
        <input
          type="search"
          id="desk-search"
          name="q"
          defaultValue={filter.q}
          maxLength={200}
          placeholder="Claim, quote, comment, author"
          aria-label="Search what waits"
          aria-keyshortcuts="/"
          className={box}
        />
        <Button type="submit" aria-label="Search" className="px-2.5">
          <Search size={16} aria-hidden="true" />
        </Button>
      </div>
      <Asked filter={filter} choices={choices} />
      <details>
        <summary className="inline-flex min-h-6 cursor-pointer items-center text-[0.8125rem] text-soft hover:text-ink">
          {more > 0 ? 'Change the filter' : 'Filter'}
        </summary>
        <div className="mt-2 grid grid-cols-2 gap-2">
          <Choice label="Article" name="article" value={filter.article} isWide>
            {missing(
              filter.article,
              choices.articles.map(({ slug }) => slug),
            )}
            {choices.articles.map(({ slug, title, count }) => (
              <option key={slug} value={slug}>
                {title} ({count})
              </option>
            ))}
          </Choice>
          <Choice label="Verdict" name="verdict" value={filter.verdict}>
            {verdicts.map((verdict) => (
              <option key={verdict} value={verdict}>
                {verdictMeanings[verdict].label}
              </option>
            ))}
          </Choice>
          <Choice label="Language" name="language" value={filter.language}>
            {missing(filter.language, choices.languages)}
            {choices.languages.map((language) => (
              <option key={language} value={language}>
                {languageName(language)}
              </option>
            ))}
          </Choice>
          <Choice label="Author" name="standing" value={filter.standing}>
            {authorStandings.map((standing) => (
              <option key={standing} value={standing}>
                {standingLabels[standing]}
              </option>
            ))}
          </Choice>
          <Choice label="Waiting" name="age" value={filter.age}>
            {queueAges.map((age) => (
              <option key={age} value={age}>
                {ageLabels[age]}
              </option>
            ))}
          </Choice>
          <div className="col-span-2 flex items-center gap-3">
            <Button type="submit">Show these</Button>
            <Link href={routes.review()} className="text-sm text-soft underline underline-offset-4">
              Clear
            </Link>
          </div>
        </div>
      </details>
    </Form>
  )
}

/** What is asked for beyond kind and holder, each with the way to ask for it no more. */
function Asked({ filter, choices }: { filter: QueueFilter; choices: FilterChoices }) {
  const { article, verdict, language, standing, age } = filter
  const asked: [keyof QueueFilter, string | null][] = [
    ['article', article && (choices.articles.find(({ slug }) => slug === article)?.title ?? article)],
    ['verdict', verdict && verdictMeanings[verdict].label],
    ['language', language && languageName(language)],
    ['standing', standing && standingLabels[standing]],
    ['age', age && ageLabels[age]],
  ]
  if (asked.every(([, words]) => !words)) return null
  return (
    <ul className="flex flex-wrap gap-1.5">
      {asked.map(([name, words]) =>
        words ? (
          <li key={name} className="min-w-0">
            <Link
              href={routes.review(filterQuery({ ...filter, [name]: null }))}
              aria-label={`Without “${words}”`}
              className="inline-flex min-h-7 max-w-full items-center gap-1 rounded-full bg-hover px-2.5 text-[0.8125rem] hover:bg-lit"
            >
              <span className="truncate">{words}</span>
              <X size={13} aria-hidden="true" className="shrink-0" />
            </Link>
          </li>
        ) : null,
      )}
    </ul>
  )
}

function Choice(props: {
  label: string
  name: string
  value: string | null
  isWide?: boolean
  children: React.ReactNode
}) {
  const { label, name, value, isWide, children } = props
  return (
    <label className={`grid min-w-0 gap-0.5 text-xs text-muted ${isWide ? 'col-span-2' : ''}`}>
      {label}
      <select key={value} name={name} defaultValue={value ?? ''} className={box}>
        <option value="">Any</option>
        {children}
      </select>
    </label>
  )
}

/** What is asked for stays to be seen when nothing of it waits any more. */
function missing(value: string | null, known: string[]) {
  return value && !known.includes(value) ? <option value={value}>{value}</option> : null
}

const names = new Intl.DisplayNames('en', { type: 'language' })

function languageName(code: string): string {
  try {
    return names.of(code) ?? code
  } catch {
    return code
  }
}
