'use client'

import { oneAtATime, problemWords, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { TextArea } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { typedIn } from '@/lib/fact-check/typed'
import { tie } from '@/lib/revision/actions'
import { routes } from '@/lib/routes'

type Props = {
  id: string
  subject: 'fact-check' | 'comment'
  formKey: string
  slug: string
  language: string
  paragraphs: { id: string; number: number; text: string }[]
}

/** Chooses the paragraph, and the words in it, that something without words is about now. */
export function ReattachForm({ id, subject, formKey, slug, language, paragraphs }: Props) {
  const [state, send, isSending] = useSend(tie)
  if (state.status === 'done')
    return (
      <Notice look="good">
        {state.value.isWaiting
          ? 'Done. Readers see it at its new words, dimmed, until a moderator agrees. '
          : 'Done. It stands at its new words. '}
        <a href={routes.article(slug)} className="underline underline-offset-4">
          Back to the article
        </a>
      </Notice>
    )
  const values = 'values' in state ? state.values : {}
  const problems = state.status === 'invalid' ? state.problems : {}
  const chosen = typedIn(values, 'paragraphId')
  return (
    <form action={send} onSubmit={oneAtATime(isSending)} noValidate className="grid gap-5">
      <input type="hidden" name="key" value={formKey} />
      <input type="hidden" name="subject" value={subject} />
      <input type="hidden" name="id" value={id} />
      {state.status === 'refused' && <Notice look="problem">{problemWords(state)}</Notice>}
      <fieldset
        className="grid gap-1"
        aria-describedby={problems.paragraphId ? 'paragraph-problem' : undefined}
      >
        <legend className="mb-1 text-sm font-medium">The paragraph</legend>
        {problems.paragraphId && (
          <p id="paragraph-problem" className="text-sm text-false">
            {problems.paragraphId}
          </p>
        )}
        <div className="grid max-h-96 gap-0.5 overflow-y-auto rounded-lg border border-rule p-1.5">
          {paragraphs.map((paragraph) => (
            <label
              key={paragraph.id}
              className="grid min-h-11 cursor-pointer grid-cols-[auto_auto_minmax(0,1fr)] items-start gap-3 rounded-md px-2.5 py-2 hover:bg-hover has-checked:bg-hover"
            >
              <input
                type="radio"
                name="paragraphId"
                value={paragraph.id}
                defaultChecked={chosen === paragraph.id}
                className="mt-1.5 accent-ink"
              />
              <span className="text-xs leading-7 text-muted tabular-nums">¶ {paragraph.number}</span>
              <span lang={language} dir="auto" className="font-serif leading-7">
                {paragraph.text}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <TextArea
        id="tie-quote"
        label="The words in it"
        name="quote"
        hint="Copy them from the paragraph. Leave this empty if it is about the paragraph as a whole."
        rows={2}
        defaultValue={typedIn(values, 'quote')}
        problem={problems.quote}
      />
      <Button type="submit" aria-disabled={isSending} className="min-h-11 justify-self-start">
        {isSending ? 'Tying…' : 'Tie it to these words'}
      </Button>
    </form>
  )
}
