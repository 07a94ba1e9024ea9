'use client'

import { useRouter } from 'next/navigation'
import { oneAtATime, problemWords, useSend } from '@/components/site/use-send'
import { refreshViewer } from '@/components/site/viewer-store'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { acknowledge } from '@/lib/sanction/actions'

/** Says that one has read a warning; then everything is as it was. */
export function AcknowledgeForm({ id }: { id: string }) {
  const router = useRouter()
  const [state, send, isSending] = useSend(acknowledge, async () => {
    router.refresh()
    await refreshViewer()
  })
  const problem = problemWords(state)
  return (
    <form action={send} onSubmit={oneAtATime(isSending)} className="grid justify-items-start gap-2">
      <input type="hidden" name="id" value={id} />
      {problem && <Notice look="problem">{problem}</Notice>}
      <Button type="submit" look="primary" aria-disabled={isSending} className="min-h-11">
        I have read this
      </Button>
    </form>
  )
}
