'use client'

import { useOwn } from '@/components/site/viewer-store'
import type { OwnReuse } from '@/lib/claim/reuse'
import { routes } from '@/lib/routes'

/** One's own proposals that wait in a paragraph. */
export function useOwnReuses(paragraphId: string): OwnReuse[] {
  const reuses = useOwn((own) => own.reuses)
  return reuses?.filter((reuse) => reuse.paragraphId === paragraphId) ?? []
}

/** Checks of other places that one proposed for this one, where they will stand. */
export function OwnReuses({ reuses }: { reuses: readonly OwnReuse[] }) {
  return reuses.map(({ id, factCheckId, conclusion, claim }) => (
    <section key={id} className="article-note" data-own="">
      <h2 className="note-verdict text-ink">Proposed: a check from another place</h2>
      <p className="note-words">{conclusion}</p>
      <p className="note-more">
        Only you and the moderators see this until one has looked.{' '}
        <a href={routes.factCheck(factCheckId)} aria-label={`Full check of “${claim}”`}>
          Full check
        </a>
      </p>
    </section>
  ))
}
