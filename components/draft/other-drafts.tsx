import type { Draft } from '@/lib/draft/shape'
import { typedIn } from '@/lib/fact-check/typed'
import { routes } from '@/lib/routes'

type Props = { drafts: Draft[]; slug: string; paragraph: { id: string }; isOnDraft: boolean }

/** One's other drafts of the same paragraph, each on its own; and the way to a new one. */
export function OtherDrafts({ drafts, slug, paragraph, isOnDraft }: Props) {
  if (drafts.length === 0 && !isOnDraft) return null
  const link = 'font-medium text-ink underline underline-offset-4'
  return (
    <nav aria-label="Your other drafts of this paragraph" className="grid gap-1 text-sm text-soft">
      {drafts.length > 0 && <p>You also have here, each by itself:</p>}
      <ul className="grid gap-1">
        {drafts.map(({ id, words }) => (
          <li key={id}>
            <a href={routes.continueDraft({ slug, paragraphId: paragraph.id, id })} className={link}>
              {nameOf(words)}
            </a>
          </li>
        ))}
        {isOnDraft && (
          <li>
            <a href={routes.anotherCheck(slug, paragraph.id)} className={link}>
              Start another check of this paragraph
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}

function nameOf(words: Draft['words']): string {
  const [claim, quote] = [typedIn(words, 'claim'), typedIn(words, 'quote')]
  if (quote) return `Draft on “${quote}”`
  return claim ? `Draft: ${claim}` : 'Draft on the whole paragraph'
}
