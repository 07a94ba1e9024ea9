'use client'

import { useEffect, useRef, useState } from 'react'
import { ArticlePreview } from '@/components/editor/article-preview'
import { oneAtATime, problemWords, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { TextArea } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { useHydrated } from '@/components/ui/use-hydrated'
import { create, lookAt } from '@/lib/editor/actions'
import type { TextForm } from '@/lib/editor/input'
import type { LookedAt } from '@/lib/editor/looked-at'
import type { FormState } from '@/lib/form'

/** A text is pasted or uploaded, looked at as the article that it would be, and only then kept as a draft. */
export function NewArticle({ formKey }: { formKey: string }) {
  const [seen, look, isLooking] = useSend(lookAt)
  const [kept, keep, isKeeping] = useSend(create)
  const [text, setText] = useState(() => textIn(seen) ?? textIn(kept) ?? '')
  const [looked, setLooked] = useState('')
  const [form, setForm] = useState(() => formNamed('values' in seen ? seen.values.form : formIn(seen)))
  const preview = useRef<HTMLDivElement>(null)
  const isAlive = useHydrated()
  const article = seen.status === 'done' ? seen.value.article : null
  useEffect(() => {
    if (article) preview.current?.scrollIntoView({ block: 'start' })
  }, [article])
  const isBusy = isLooking || isKeeping
  const isStale = isAlive && article !== null && looked !== '' && looked !== form + text
  const problem = problemWords(kept) ?? problemWords(seen)
  return (
    <form
      action={look}
      onSubmit={(event) => {
        setLooked(form + text)
        oneAtATime(isBusy)(event)
      }}
      className="grid gap-6"
    >
      <input type="hidden" name="key" value={formKey} />
      <div className="grid gap-3">
        <TextArea
          id="text"
          name="text"
          label="The text"
          hint="Of plain text the first line is the title; under it, if you like, lines like “By Jane Doe”, “Published: 2025-08-20”, “Source: https://…”, “Language: en”; then the paragraphs."
          rows={12}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          className="font-serif"
        />
        {isAlive && (
          <FileField
            onText={(words, name) => {
              setText(words)
              setForm(formOf(name))
            }}
          />
        )}
        <label className="flex flex-wrap items-center gap-2.5 text-sm font-semibold">
          It is
          <select
            name="form"
            value={form}
            onChange={({ currentTarget: { value } }) => setForm(formNamed(value))}
            className="min-h-11 rounded-lg border border-edge bg-panel px-2.5 text-base font-normal sm:min-h-9 sm:text-sm"
          >
            <option value="plain">plain text</option>
            <option value="markdown">Markdown</option>
            <option value="html">HTML</option>
          </select>
        </label>
      </div>
      {problem && <Notice look="problem">{problem}</Notice>}
      <p className="flex flex-wrap gap-2">
        <Button
          type="submit"
          look={article && !isStale ? 'plain' : 'primary'}
          aria-disabled={isBusy}
          className="max-sm:min-h-11"
        >
          {isLooking ? 'Reading…' : 'Look at it as an article'}
        </Button>
      </p>
      <div ref={preview} className="grid scroll-mt-20 gap-4">
        {article && (
          <>
            <ArticlePreview article={article} />
            {isStale && <Notice>The text above was changed since. Look at it again to keep it.</Notice>}
            <p className="flex flex-wrap items-center gap-3">
              <Button
                type="submit"
                look="primary"
                formAction={keep}
                disabled={isStale}
                aria-disabled={isBusy}
                className="max-sm:min-h-11"
              >
                {isKeeping ? 'Keeping…' : 'Keep it as a draft'}
              </Button>
              <span className="text-sm text-muted">Only editors read it until it is published.</span>
            </p>
          </>
        )}
      </div>
    </form>
  )
}

/** What was sent, where a browser without scripts gets its form back. */
function textIn(state: FormState<unknown>): string | null {
  const text = 'values' in state ? state.values.text : state.status === 'done' ? textOf(state.value) : null
  return typeof text === 'string' ? text : null
}

const textOf = (value: unknown) => (value as Partial<LookedAt> | null)?.text

type Form = Exclude<TextForm, 'empty'>
const formNamed = (name: unknown): Form => (name === 'markdown' || name === 'html' ? name : 'plain')
const formIn = (state: FormState<LookedAt>) => (state.status === 'done' ? state.value.form : 'plain')
const formOf = (file: string): Form =>
  /\.(md|markdown)$/i.test(file) ? 'markdown' : /\.html?$/i.test(file) ? 'html' : 'plain'

function FileField({ onText }: { onText: (text: string, name: string) => void }) {
  const [problem, setProblem] = useState<string | null>(null)
  async function read(file: File | undefined) {
    if (!file) return
    try {
      const bytes = await file.arrayBuffer()
      onText(new TextDecoder('utf-8', { fatal: true }).decode(bytes), file.name)
      setProblem(null)
    } catch {
      setProblem('This file is not text in UTF-8. Save it as UTF-8 and choose it again.')
    }
  }
  return (
    <div className="grid gap-1.5 text-sm">
      <label htmlFor="file" className="font-semibold">
        Or a file <span className="font-normal text-muted">(text, Markdown or HTML in UTF-8)</span>
      </label>
      <input
        id="file"
        type="file"
        accept=".txt,.md,.markdown,.html,.htm,text/plain,text/markdown,text/html"
        aria-describedby={problem ? 'file-problem' : undefined}
        onChange={(event) => void read(event.currentTarget.files?.[0])}
        className="min-h-11 text-soft file:me-3 file:min-h-9 file:rounded-lg file:border file:border-rule file:bg-panel file:px-3.5 file:text-ink"
      />
      {problem && (
        <p id="file-problem" role="alert" className="font-medium text-false">
          {problem}
        </p>
      )}
    </div>
  )
}
