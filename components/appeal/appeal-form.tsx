'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { v4 as newKey } from 'uuid'
import { oneAtATime, problemWords, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { TextArea } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { appeal } from '@/lib/appeal/actions'
import type { AppealTarget } from '@/lib/appeal/input'
import { typedIn } from '@/lib/fact-check/typed'

type Props = {
  target: AppealTarget
  id: string
  /** Made by the server, for whoever has no script. */
  firstKey: string
}

/** The one objection that there is to a decision; folded until it is wanted. */
export function AppealForm({ target, id, firstKey }: Props) {
  const [key, setKey] = useState(firstKey)
  const [state, send, isSending] = useSend(appeal)
  const router = useRouter()
  const isDone = state.status === 'done'
  useEffect(() => {
    if (isDone) router.refresh()
  }, [isDone, router])
  if (isDone) return <Notice look="good">Your appeal is with the desk. The answer comes to you here.</Notice>
  const values = 'values' in state ? state.values : {}
  const problem = state.status === 'invalid' ? state.problems.words : undefined
  return (
    <details open={state.status !== 'idle'} className="justify-self-stretch">
      <summary className="inline-flex min-h-11 cursor-pointer items-center font-medium underline underline-offset-4 sm:min-h-0">
        Appeal to another moderator
      </summary>
      <form
        action={send}
        onSubmit={oneAtATime(isSending)}
        // Other words than those that were sent are another form.
        onInput={() => 'values' in state && values.key === key && setKey(newKey())}
        noValidate
        className="grid gap-3 pt-3"
      >
        <input type="hidden" name="key" value={key} />
        <input type="hidden" name="target" value={target} />
        <input type="hidden" name="id" value={id} />
        {state.status === 'refused' && <Notice look="problem">{problemWords(state)}</Notice>}
        <TextArea
          id={`appeal-${id}`}
          label="Why the decision is wrong"
          name="words"
          hint="Somebody else than who decided reads this and answers you in words. You can appeal once."
          rows={3}
          defaultValue={typedIn(values, 'words')}
          problem={problem}
        />
        <Button
          look="primary"
          type="submit"
          aria-disabled={isSending}
          className="min-h-11 justify-self-start"
        >
          {isSending ? 'Sending…' : 'Send the appeal'}
        </Button>
      </form>
    </details>
  )
}
