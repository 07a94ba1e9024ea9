'use client'

import { clockOf } from '@/components/draft/clock'
import { SaveLine } from '@/components/draft/draft-bar'
import type { SavedArticle } from '@/components/editor/article-requests'
import type { ArticleDraft } from '@/components/editor/use-article-draft'
import { Button } from '@/components/ui/button'
import { type ArticleWords, articleWords } from '@/lib/editor/words'

type Props = { draft: ArticleDraft; typed: ArticleWords }

/** Where the text stands, always in sight; a choice that only a person can make takes its place. */
export function ArticleBar({ draft: { state, saver }, typed }: Props) {
  const isUnsafe = saver.current?.isUnsafe ?? false
  return (
    <div className="pointer-events-none sticky bottom-3 z-10 grid justify-items-end" data-save={state.kind}>
      {state.kind === 'newer' && (
        <Choice
          title={newerWords(state.theirs)}
          take={() => saver.current?.takeTheirs()}
          keep={() => saver.current?.keepMine()}
        >
          <Theirs words={articleWords(state.theirs.words)} typed={typed} />
        </Choice>
      )}
      {state.kind === 'gone' && (
        <Choice
          title="This draft was published or thrown away meanwhile."
          keep={() => saver.current?.keepMine()}
        >
          <p className="text-soft">
            What stands here is not saved until you say so. Reload the page to see what is public now.
          </p>
        </Choice>
      )}
      <SaveLine state={state} isUnsafe={isUnsafe} />
    </div>
  )
}

function newerWords({ by, at }: SavedArticle): string {
  return `${by ?? 'Somebody'} saved another text at ${clockOf(at)}, while you had this one open.`
}

type ChoiceProps = { title: string; take?: () => void; keep: () => void; children: React.ReactNode }

/** Two states of one text, both in sight: which is to go on? Until then neither is touched. */
function Choice({ title, take, keep, children }: ChoiceProps) {
  return (
    <section
      role="alert"
      aria-label="This text"
      className="pointer-events-auto grid max-h-[70vh] w-full gap-3 overflow-auto rounded-xl border border-edge border-l-4 border-l-context bg-panel px-4 py-3.5 text-sm shadow-lg"
    >
      <p className="font-semibold">{title}</p>
      {children}
      <p className="flex flex-wrap gap-2">
        {take && (
          <Button look="primary" onClick={take} className="max-sm:min-h-11">
            Use what is there
          </Button>
        )}
        <Button look={take ? 'plain' : 'primary'} onClick={keep} className="max-sm:min-h-11">
          {take ? 'Keep what stands here' : 'Keep it as a draft'}
        </Button>
      </p>
    </section>
  )
}

const shown = 6

/** What the other text has that this one has not. */
function Theirs({ words, typed }: { words: ArticleWords; typed: ArticleWords }) {
  const mine = new Set(typed.paragraphs.map(({ text }) => text))
  const others = words.paragraphs.filter(({ text }) => text.trim() && !mine.has(text))
  return (
    <div className="grid gap-2">
      {words.title !== typed.title && <p className="font-serif font-medium">{words.title}</p>}
      {others.slice(0, shown).map(({ text }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: read once, and never in another order
        <p key={at} className="line-clamp-3 font-serif">
          {text}
        </p>
      ))}
      {others.length === 0 && <p className="text-soft">It has no words that do not stand here too.</p>}
      {others.length > shown && (
        <p className="text-muted">and {others.length - shown} more paragraphs that do not stand here</p>
      )}
    </div>
  )
}
