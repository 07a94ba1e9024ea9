'use client'

import { oneAtATime, problemWords, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { maxTitleLength } from '@/lib/article/plain-text'
import { create } from '@/lib/editor/actions'

/** An article that begins with its title alone, to be written here. */
export function BeginEmpty({ formKey }: { formKey: string }) {
  const [state, send, isSending] = useSend(create)
  const typed = 'values' in state ? state.values.text : ''
  const problem = problemWords(state)
  return (
    <form action={send} onSubmit={oneAtATime(isSending)} className="grid max-w-xl gap-3">
      <input type="hidden" name="key" value={formKey} />
      <input type="hidden" name="form" value="empty" />
      <TextField
        id="title"
        name="text"
        label="Its title"
        required
        maxLength={maxTitleLength}
        defaultValue={typeof typed === 'string' ? typed : ''}
      />
      {problem && <Notice look="problem">{problem}</Notice>}
      <Button type="submit" aria-disabled={isSending} className="justify-self-start max-sm:min-h-11">
        {isSending ? 'Keeping…' : 'Begin to write'}
      </Button>
    </form>
  )
}
