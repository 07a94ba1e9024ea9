import { Time } from '@/components/annotation/time'
import { standingLabels } from '@/lib/editor/list'
import type { Work } from '@/lib/editor/queries'
import { routes } from '@/lib/routes'

/** Where an article stands, who wrote its next text last, and the ways to what is public of it. */
export function StandingLine({ work }: { work: Work }) {
  const { standing, revision, draft, slug } = work
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-soft">
      <span className="font-semibold text-ink">{standingLabels[standing]}</span>
      {standing !== 'draft' && <span>Revision {revision}</span>}
      {draft && (
        <span>
          Draft saved <Time at={draft.at} />
          {draft.by && ` by ${draft.by}`}
        </span>
      )}
      {standing === 'published' && (
        <>
          <a href={routes.article(slug)} className="underline underline-offset-4">
            See it
          </a>
          <a href={routes.articleHistory(slug)} className="underline underline-offset-4">
            Its history
          </a>
        </>
      )}
    </p>
  )
}

/** Says that somebody has published another text since the draft was begun. */
export function isBehind({ draft, revision }: Work): boolean {
  return draft !== null && draft.base < revision
}
