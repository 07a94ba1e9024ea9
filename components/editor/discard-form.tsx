'use client'

import type { ArticleDraft } from '@/components/editor/use-article-draft'
import { oneAtATime, problemWords, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { discard } from '@/lib/editor/actions'
import { routes } from '@/lib/routes'

type Props = { id: string; slug: string; draft: Pick<ArticleDraft, 'savings' | 'saver'> }

/** Throws the next text away, after one look more. */
export function DiscardForm({ id, slug, draft: { savings, saver } }: Props) {
  const [state, send, isSending] = useSend(discard, () => {
    saver.current?.finish()
    location.assign(routes.editorArticle(slug))
  })
  const problem = problemWords(state)
  return (
    <details>
      <summary className="inline-flex min-h-11 cursor-pointer items-center text-sm text-soft hover:text-ink sm:min-h-9">
        Throw the draft away
      </summary>
      <form action={send} onSubmit={oneAtATime(isSending)} className="mt-2 grid gap-3">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="savings" value={savings} />
        <p className="text-sm text-muted">The article stays as it is. The words of the draft are gone.</p>
        {problem && <Notice look="problem">{problem}</Notice>}
        <Button
          type="submit"
          look="danger"
          aria-disabled={isSending}
          className="justify-self-start max-sm:min-h-11"
        >
          Throw it away
        </Button>
      </form>
    </details>
  )
}
