import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/field'
import { verdictMeanings, verdicts } from '@/lib/fact-check/verdicts'
import { routes } from '@/lib/routes'
import type { SearchFilter, SearchSpan } from '@/lib/search/filter'
import { longestTyped } from '@/lib/search/terms'
import { languageName } from '@/lib/search/words'

const spans: Record<SearchSpan, string> = {
  day: 'The last day',
  week: 'The last week',
  month: 'The last month',
  year: 'The last year',
}

/** What is searched for: a plain form, so that every search has an address. */
export function SearchForm({ filter, languages }: { filter: SearchFilter; languages: readonly string[] }) {
  const { typed, kind, verdict, language, within, isNewestFirst } = filter
  return (
    <search>
      <form action={routes.search()} className="grid gap-3 rounded-xl border border-rule bg-panel p-4">
        <div className="grid gap-1.5">
          <label htmlFor="search-words" className="text-sm font-semibold">
            Words
          </label>
          <div className="flex gap-2">
            <input
              id="search-words"
              name="q"
              type="search"
              enterKeyHint="search"
              maxLength={longestTyped}
              defaultValue={typed}
              aria-describedby="search-hint"
              className="block min-h-11 w-full min-w-0 rounded-lg border border-edge bg-panel px-3 py-2 text-base text-ink sm:min-h-10"
            />
            <Button type="submit" look="primary" className="min-h-11 shrink-0 sm:min-h-10">
              Search
            </Button>
          </div>
          <p id="search-hint" className="text-sm text-muted">
            All of the words. “Words in a row” in quotation marks, -without, begin*.
          </p>
        </div>
        {kind && <input type="hidden" name="kind" value={kind} />}
        <details open={Boolean(verdict || language || within || isNewestFirst)}>
          <summary className="min-h-6 w-fit cursor-pointer text-sm text-soft underline-offset-4 hover:underline">
            By verdict, language or time
          </summary>
          <div className="grid gap-3 pt-3 sm:grid-cols-2">
            <SelectField label="Verdict" id="search-verdict" name="verdict" defaultValue={verdict ?? ''}>
              <option value="">Any</option>
              {verdicts.map((each) => (
                <option key={each} value={each}>
                  {verdictMeanings[each].label}
                </option>
              ))}
            </SelectField>
            <SelectField label="Language" id="search-language" name="language" defaultValue={language ?? ''}>
              <option value="">Any</option>
              {languages.map((each) => (
                <option key={each} value={each}>
                  {languageName(each)}
                </option>
              ))}
            </SelectField>
            <SelectField label="Appeared" id="search-within" name="within" defaultValue={within ?? ''}>
              <option value="">At any time</option>
              {Object.entries(spans).map(([span, label]) => (
                <option key={span} value={span}>
                  {label}
                </option>
              ))}
            </SelectField>
            <SelectField
              label="Order"
              id="search-order"
              name="order"
              defaultValue={isNewestFirst ? 'newest' : ''}
            >
              <option value="">The best first</option>
              <option value="newest">The newest first</option>
            </SelectField>
          </div>
        </details>
      </form>
    </search>
  )
}
