'use client'

import { ArticlePreview } from '@/components/editor/article-preview'
import { oneAtATime, problemWords, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { keepThere, lookThere } from '@/lib/editor/actions'

/** An article that stands on the web: read, looked at, and only then kept. Its page is read again from then on. */
export function FromAddress({ formKey }: { formKey: string }) {
  const [seen, look, isLooking] = useSend(lookThere)
  const [kept, keep, isKeeping] = useSend(keepThere)
  const read = seen.status === 'done' ? seen.value : null
  const typed = 'values' in seen ? seen.values.url : read?.url
  const problems = seen.status === 'invalid' ? seen.problems : {}
  return (
    <div className="grid gap-5">
      <form action={look} onSubmit={oneAtATime(isLooking)} noValidate className="grid max-w-xl gap-3">
        <TextField
          id="url"
          name="url"
          type="url"
          label="Its address"
          hint="The page is read now, and again from time to time: when its text changes, you are asked."
          defaultValue={typeof typed === 'string' ? typed : ''}
          problem={problems.url}
        />
        {seen.status === 'refused' && <Notice look="problem">{problemWords(seen)}</Notice>}
        <Button type="submit" aria-disabled={isLooking} className="justify-self-start max-sm:min-h-11">
          {isLooking ? 'Reading…' : 'Read it'}
        </Button>
      </form>
      {read && (
        <form action={keep} onSubmit={oneAtATime(isKeeping)} className="grid gap-4">
          <input type="hidden" name="key" value={formKey} />
          <input type="hidden" name="url" value={read.url} />
          <input type="hidden" name="article" value={JSON.stringify(read.article)} />
          <ArticlePreview article={read.article} />
          {problemWords(kept) && <Notice look="problem">{problemWords(kept)}</Notice>}
          <Button
            type="submit"
            look="primary"
            aria-disabled={isKeeping}
            className="justify-self-start max-sm:min-h-11"
          >
            {isKeeping ? 'Keeping…' : 'Keep what was read'}
          </Button>
        </form>
      )}
    </div>
  )
}
