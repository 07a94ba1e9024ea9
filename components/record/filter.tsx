import { KindOptions } from '@/components/record/kind-options'
import { Button } from '@/components/ui/button'
import { SelectField, TextField } from '@/components/ui/field'
import { isNarrowed, type RecordFilter } from '@/lib/record/filter'
import { reasons } from '@/lib/review/reasons'
import { routes } from '@/lib/routes'

export type Choices = {
  articles: { slug: string; title: string }[]
  people: { handle: string; name: string }[]
}

/** Narrows the record: a plain form, so that every view of it has an address. */
export function RecordFilterForm({ filter, choices }: { filter: RecordFilter; choices: Choices }) {
  const { kind, words, ...finer } = filter
  return (
    <search>
      <form action={routes.record()} className="grid gap-3 rounded-xl border border-rule bg-panel p-4">
        <div className="grid items-end gap-3 sm:grid-cols-[1fr_15rem_auto]">
          <TextField
            label="Words in a claim or a reason"
            id="record-words"
            name="words"
            type="search"
            maxLength={200}
            defaultValue={words ?? ''}
          />
          <SelectField label="What happened" id="record-kind" name="kind" defaultValue={kind ?? ''}>
            <KindOptions />
          </SelectField>
          <Button type="submit" look="primary" className="min-h-11 sm:min-h-10">
            Show
          </Button>
        </div>
        <details open={Object.values(finer).some((value) => value !== null)}>
          <summary className="min-h-6 w-fit cursor-pointer text-sm text-soft underline-offset-4 hover:underline">
            By article, person, reason or time
          </summary>
          <Finer filter={filter} choices={choices} />
        </details>
        {isNarrowed(filter) && (
          <a href={routes.record()} className="w-fit text-sm underline underline-offset-4">
            Show everything again
          </a>
        )}
      </form>
    </search>
  )
}

function Finer({ filter, choices }: { filter: RecordFilter; choices: Choices }) {
  return (
    <div className="grid gap-3 pt-3 sm:grid-cols-2">
      <TextField
        label="Article"
        hint="Its address, or choose one of the newest"
        id="record-article"
        name="article"
        list="record-articles"
        autoComplete="off"
        defaultValue={filter.article ?? ''}
      />
      <datalist id="record-articles">
        {choices.articles.map(({ slug, title }) => (
          <option key={slug} value={slug} label={title} />
        ))}
      </datalist>
      {choices.people.length > 0 && (
        <TextField
          label="Decided by"
          hint="A handle, such as lena"
          id="record-moderator"
          name="moderator"
          list="record-people"
          autoComplete="off"
          defaultValue={filter.moderator ?? ''}
        />
      )}
      <datalist id="record-people">
        {choices.people.map(({ handle, name }) => (
          <option key={handle} value={handle} label={name} />
        ))}
      </datalist>
      <div className="sm:col-span-2">
        <SelectField label="Reason" id="record-reason" name="reason" defaultValue={filter.reason ?? ''}>
          <option value="">Any reason</option>
          {reasons.map(({ code, label }) => (
            <option key={code} value={code}>
              {label}
            </option>
          ))}
        </SelectField>
      </div>
      <TextField label="From" id="record-from" name="from" type="date" defaultValue={filter.from ?? ''} />
      <TextField label="To" id="record-to" name="to" type="date" defaultValue={filter.to ?? ''} />
    </div>
  )
}
