'use client'

import { useRouter } from 'next/navigation'
import { oneAtATime, problemWords, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { TextArea } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { appeal } from '@/lib/sanction/actions'

/** Objects to a decision, folded until one wants to. */
export function AppealForm({ id }: { id: string }) {
  const router = useRouter()
  const [state, send, isSending] = useSend(appeal, () => router.refresh())
  const isInvalid = state.status === 'invalid'
  const problem = isInvalid ? null : problemWords(state)
  return (
    <details open={isInvalid || state.status === 'refused' || undefined}>
      <summary className="inline-flex min-h-9 cursor-pointer items-center font-medium underline underline-offset-4">
        Appeal
      </summary>
      <form action={send} onSubmit={oneAtATime(isSending)} className="mt-2 grid justify-items-stretch gap-3">
        <input type="hidden" name="id" value={id} />
        {problem && <Notice look="problem">{problem}</Notice>}
        <TextArea
          id={`words-${id}`}
          name="words"
          label="What is wrong with it?"
          hint="You can appeal once. A moderator other than the one who decided reads it and answers in words."
          defaultValue={'values' in state ? String(state.values.words ?? '') : ''}
          problem={isInvalid ? state.problems.words : undefined}
          maxLength={4_000}
          required
        />
        <Button type="submit" aria-disabled={isSending} className="justify-self-start">
          {isSending ? 'Sending…' : 'Send the appeal'}
        </Button>
      </form>
    </details>
  )
}
