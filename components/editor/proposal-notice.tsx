'use client'

import { useRouter } from 'next/navigation'
import { SendForm } from '@/components/admin/send-form'
import { oneAtATime, problemWords, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { exactTime } from '@/lib/dates'
import { take } from '@/lib/editor/actions'
import { dismiss } from '@/lib/import/actions'
import { routes } from '@/lib/routes'

type Props = { proposal: { id: string; url: string | null; readAt: string }; savings: number; slug: string }

/** Another text of an article has come in: it becomes the draft, to be looked at before it is published, or nothing. */
export function ProposalNotice({ proposal: { id, url, readAt }, savings, slug }: Props) {
  const router = useRouter()
  const [state, send, isSending] = useSend(take, () => router.push(routes.editorPublish(slug)))
  const problem = problemWords(state)
  return (
    <section
      aria-label="Another text"
      className="grid gap-3 rounded-lg border-l-4 border-context bg-context-wash px-4 py-3 text-sm"
    >
      <p>
        Another text of this article was read at{' '}
        <time dateTime={readAt} className="font-semibold">
          {exactTime(readAt)}
        </time>
        {url && (
          <>
            {' '}
            at{' '}
            <a href={url} rel="noreferrer nofollow" className="underline underline-offset-4">
              its source
            </a>
          </>
        )}
        .{savings > 0 && ' It would take the place of the draft.'}
      </p>
      {problem && <Notice look="problem">{problem}</Notice>}
      <div className="flex flex-wrap items-start gap-2">
        <form action={send} onSubmit={oneAtATime(isSending)}>
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="savings" value={savings} />
          <Button type="submit" look="primary" aria-disabled={isSending} className="max-sm:min-h-11">
            Look at what it changes
          </Button>
        </form>
        <SendForm action={dismiss} hidden={{ id }} label="Leave the article as it is" />
      </div>
    </section>
  )
}
