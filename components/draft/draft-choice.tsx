'use client'

import { clockOf } from '@/components/draft/clock'
import type { SaveState } from '@/components/draft/save-state'
import type { CheckDraft } from '@/components/draft/use-check-draft'
import { Button } from '@/components/ui/button'
import { differencesOf } from '@/lib/draft/differences'

type Props = {
  draft: CheckDraft
  state: Extract<SaveState, { kind: 'newer' | 'gone' }>
  typed: CheckDraft['values']
}

/** Two states of one's own words, both in sight: which is to go on? Until then neither is touched. */
export function DraftChoice({ draft: { saver }, state, typed }: Props) {
  const theirs = state.kind === 'newer' ? state.theirs : null
  return (
    <section
      role="alert"
      aria-label="Your draft"
      className="pointer-events-auto grid max-h-[70vh] w-full gap-3 overflow-auto rounded-xl border border-edge border-l-4 border-l-context bg-panel px-4 py-3.5 text-sm shadow-lg"
    >
      <p className="font-semibold">
        {theirs
          ? `You wrote more in another tab or on another device at ${clockOf(theirs.at)}.`
          : 'This draft was sent or discarded in another tab.'}
      </p>
      {theirs ? (
        <dl className="grid gap-2">
          {differencesOf(typed, theirs.words).map(({ field, there }) => (
            <div key={field} className="grid gap-0.5">
              <dt className="text-muted">{field}, there:</dt>
              <dd className="line-clamp-4 whitespace-pre-line">{there || '(empty)'}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className="text-soft">What stands here is not saved until you say so.</p>
      )}
      <p className="flex flex-wrap gap-2">
        {theirs && (
          <Button look="primary" onClick={() => saver.current?.takeTheirs()}>
            Use what is there
          </Button>
        )}
        <Button look={theirs ? 'plain' : 'primary'} onClick={() => saver.current?.keepMine()}>
          {theirs ? 'Keep what stands here' : 'Keep it as a new draft'}
        </Button>
      </p>
    </section>
  )
}
