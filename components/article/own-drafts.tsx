'use client'

import { useOwn } from '@/components/site/viewer-store'
import type { OwnDraft } from '@/lib/account/viewer-answer'
import { routes } from '@/lib/routes'

const none: never[] = []

/** One's own drafts of checks of a paragraph. */
export function useOwnDrafts(paragraphId: string): OwnDraft[] {
  const drafts = useOwn((own) => own.drafts)
  return drafts?.filter((draft) => draft.paragraphId === paragraphId) ?? none
}

/** One's own drafts of checks, in the place where the checks will stand. */
export function OwnDrafts({ drafts, slug }: { drafts: OwnDraft[]; slug: string }) {
  return drafts.map(({ id, paragraphId, claim }) => (
    <section key={id} className="article-note" data-own="">
      <h2 className="note-verdict text-ink">Your draft</h2>
      {claim && <p className="note-words">{claim}</p>}
      <p className="note-more">
        Only you see this. <a href={routes.continueDraft({ slug, paragraphId, id })}>Continue</a>
      </p>
    </section>
  ))
}
