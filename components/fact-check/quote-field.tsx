'use client'

import { useState } from 'react'
import { QuotedText } from '@/components/annotation/quoted-text'
import { TextArea } from '@/components/ui/field'
import { findQuote } from '@/lib/anchor/quote'

type Props = { text: string; lang: string; typed: string; start: string; problem?: string | undefined }

/**
 * The paragraph with the quoted words marked, and the words to change; the mark follows what is typed. `start` is where
 * the words were selected: it tells which of equal ones are meant.
 */
export function QuoteField({ text, lang, typed, start, problem }: Props) {
  const [quote, setQuote] = useState(typed)
  const found = quote.trim()
    ? findQuote(text, { exact: quote.trim(), ...(start ? { start: Number(start) } : {}) })
    : null
  const place = typeof found === 'object' ? found : null
  return (
    <div className="grid gap-5">
      <QuotedText text={text} lang={lang} start={place?.start ?? null} end={place?.end ?? null} />
      <input type="hidden" name="quoteStart" value={start} />
      <TextArea
        label="The quoted words"
        name="quote"
        optional
        hint={hintFor(found)}
        rows={2}
        lang={lang}
        defaultValue={typed}
        onInput={(event) => setQuote(event.currentTarget.value)}
        problem={problem}
      />
    </div>
  )
}

function hintFor(found: ReturnType<typeof findQuote> | null): string {
  if (found === 'not-found') return 'These words are not in the paragraph yet. Copy them exactly.'
  if (found === 'ambiguous') return 'These words stand there more than once. Add some before or after them.'
  return 'Exactly as they stand above. Leave this empty to check the whole paragraph.'
}
