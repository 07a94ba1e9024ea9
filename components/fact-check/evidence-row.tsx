'use client'

import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { SourceLinkField } from '@/components/fact-check/source-link-field'
import { Button } from '@/components/ui/button'
import { SelectField, TextArea, TextField } from '@/components/ui/field'
import type { TypedSource } from '@/lib/fact-check/typed'

export type StanceChoice = { value: string; label: string }

type Props = {
  index: number
  source: TypedSource
  isOpen: boolean
  stances: StanceChoice[]
  /** The number of an earlier source that leads to the same page. */
  double: number | null
  problemOf: (field: string) => string | undefined
  tools: { move: (by: -1 | 1) => void; remove: () => void; isFirst: boolean; isLast: boolean } | null
}

/** One source. Closed while it is empty, so that the column stays short; it opens without JavaScript too. */
export function EvidenceRow({ index, source, isOpen, stances, double, problemOf, tools }: Props) {
  const field = (name: string) => {
    const path = `evidence.${index}.${name}`
    return { name: path, id: path, defaultValue: source[name] ?? '', problem: problemOf(name) }
  }
  return (
    <details open={isOpen} className="group rounded-xl border border-rule bg-panel">
      <summary className="flex cursor-pointer items-baseline gap-2 rounded-xl px-4 py-3 font-semibold hover:bg-hover">
        Source {index + 1}
        <span className="min-w-0 truncate font-normal text-muted group-open:hidden">
          {source.title || 'empty'}
        </span>
      </summary>
      <div className="grid gap-4 px-4 pt-1 pb-4">
        <SourceLinkField
          name={`evidence.${index}.url`}
          typed={source.url ?? ''}
          problem={problemOf('url')}
          double={double}
        />
        <TextField label="Title" {...field('title')} />
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <TextField label="Publisher" optional {...field('publisher')} />
          <SelectField label="How it bears on the claim" {...field('stance')}>
            <option value="">Choose…</option>
            {stances.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </SelectField>
        </div>
        <TextArea label="The words in it that matter" optional rows={2} {...field('quote')} />
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <TextField
            label="Archived copy"
            optional
            type="url"
            inputMode="url"
            placeholder="https://"
            {...field('archiveUrl')}
          />
          <TextField label="Read on" optional type="date" {...field('readOn')} />
        </div>
        {tools && <Tools number={index + 1} {...tools} />}
      </div>
    </details>
  )
}

function Tools({ number, move, remove, isFirst, isLast }: NonNullable<Props['tools']> & { number: number }) {
  return (
    <div className="flex gap-1">
      <Button
        look="quiet"
        onClick={() => move(-1)}
        disabled={isFirst}
        aria-label={`Move source ${number} up`}
      >
        <ArrowUp aria-hidden="true" className="size-4" />
      </Button>
      <Button
        look="quiet"
        onClick={() => move(1)}
        disabled={isLast}
        aria-label={`Move source ${number} down`}
      >
        <ArrowDown aria-hidden="true" className="size-4" />
      </Button>
      <Button look="quiet" onClick={remove} className="ml-auto" aria-label={`Remove source ${number}`}>
        <X aria-hidden="true" className="size-4" /> Remove
      </Button>
    </div>
  )
}
