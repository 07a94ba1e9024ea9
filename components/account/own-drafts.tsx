import { DiscardDraft } from '@/components/account/discard-draft'
import { Time } from '@/components/annotation/time'
import { buttonClass } from '@/components/ui/button'
import { SectionTitle } from '@/components/ui/column'
import type { DraftHead } from '@/lib/draft/shape'
import { routes } from '@/lib/routes'

/** What the viewer is still writing; nothing where that is nothing. */
export function OwnDrafts({ drafts }: { drafts: DraftHead[] }) {
  if (drafts.length === 0) return null
  return (
    <section className="grid gap-2" aria-labelledby="drafts">
      <SectionTitle id="drafts">Being written · {drafts.length}</SectionTitle>
      <ul className="divide-y divide-rule rounded-xl border border-rule bg-panel">
        {drafts.map((draft) => (
          <OwnDraft key={draft.id} draft={draft} />
        ))}
      </ul>
    </section>
  )
}

function OwnDraft({ draft }: { draft: DraftHead }) {
  const { id, claim, quote, factCheckId, article, at } = draft
  const name = claim || (quote ? `“${quote}”` : 'No claim yet')
  const href = factCheckId ? routes.editFactCheck(factCheckId) : routes.continueDraft(draft)
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3.5">
      <div className="grid min-w-0 flex-1 basis-60 gap-1">
        <p className="line-clamp-2 font-semibold">{name}</p>
        <p className="text-sm text-muted">
          {factCheckId ? 'A new version of your check' : 'A new check'} · {article} · <Time at={at} />
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <a href={href} className={buttonClass('plain', 'max-sm:min-h-11')} aria-label={`Continue: ${name}`}>
          Continue
        </a>
        <DiscardDraft id={id} name={name} />
      </div>
    </li>
  )
}
