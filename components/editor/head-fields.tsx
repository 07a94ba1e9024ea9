'use client'

import { TextField } from '@/components/ui/field'
import { maxTitleLength } from '@/lib/article/plain-text'
import { fieldLabels } from '@/lib/editor/labels'
import { type ArticleWords, type MetadataField, metadataFields } from '@/lib/editor/words'

const hints: Partial<Record<MetadataField, string>> = {
  sourceUrl: 'Where it stands on the web.',
  language: 'Its code, like en or pt-BR.',
  publishedOn: 'Year-month-day, like 2025-08-20.',
}

type Head = Omit<ArticleWords, 'paragraphs'>
type Props = { head: Head; onChange: (field: keyof Head, value: string) => void }

/** The title of an article, and what is known about it. */
export function HeadFields({ head, onChange }: Props) {
  return (
    <>
      <div className="grid gap-1.5">
        <label htmlFor="title" className="text-sm font-semibold">
          {fieldLabels.title}
        </label>
        <textarea
          id="title"
          name="title"
          rows={1}
          maxLength={maxTitleLength * 2}
          lang={head.language || 'en'}
          dir="auto"
          value={head.title}
          onChange={({ currentTarget }) => onChange('title', currentTarget.value.replaceAll('\n', ' '))}
          className="field-sizing-content min-h-12 w-full resize-none rounded-lg border border-edge bg-panel px-3 py-2 font-serif text-[1.5rem] leading-tight font-medium"
        />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        {metadataFields.map((field) => (
          <TextField
            key={field}
            id={field}
            name={field}
            label={fieldLabels[field]}
            hint={hints[field]}
            optional
            value={head[field]}
            onChange={({ currentTarget }) => onChange(field, currentTarget.value)}
          />
        ))}
      </div>
    </>
  )
}
