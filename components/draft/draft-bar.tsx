'use client'

import { Check, CloudOff, LoaderCircle, TriangleAlert } from 'lucide-react'
import { DraftChoice } from '@/components/draft/draft-choice'
import type { SaveState } from '@/components/draft/save-state'
import type { CheckDraft } from '@/components/draft/use-check-draft'

type Line = { words: string; Icon: typeof Check }

/** Where the words stand, always in sight while one writes; a choice that only a person can make takes its place. */
export function DraftBar({ draft, typed }: { draft: CheckDraft; typed: CheckDraft['values'] }) {
  const { state } = draft
  return (
    <div className="pointer-events-none sticky bottom-3 z-10 grid justify-items-end" data-save={state.kind}>
      {(state.kind === 'newer' || state.kind === 'gone') && <DraftChoice {...{ draft, state, typed }} />}
      <SaveLine state={state} isUnsafe={draft.saver.current?.isUnsafe ?? false} />
    </div>
  )
}

/** Where the words of a form stand, in a line. */
export function SaveLine({ state, isUnsafe }: { state: SaveState; isUnsafe: boolean }) {
  const line = lineOf(state, isUnsafe)
  const isCalm = state.kind === 'saving' || state.kind === 'saved'
  return (
    <p
      aria-live={isCalm ? 'off' : 'polite'}
      className="pointer-events-auto flex max-w-full items-center gap-2 rounded-2xl border border-rule bg-panel px-3.5 py-1.5 text-sm text-soft shadow-sm empty:hidden"
    >
      {line && (
        <>
          <line.Icon aria-hidden="true" className="size-4 shrink-0" />
          {line.words}
        </>
      )}
    </p>
  )
}

function lineOf(state: SaveState, isUnsafe: boolean): Line | null {
  switch (state.kind) {
    case 'saving':
      return { words: 'Saving…', Icon: LoaderCircle }
    case 'saved':
      return { words: 'Saved as a draft', Icon: Check }
    case 'unreachable':
      return { words: unreachableWords(isUnsafe), Icon: CloudOff }
    case 'signed-out':
      return {
        words: 'Signed out: kept in this browser. Sign in in another tab, then come back here.',
        Icon: TriangleAlert,
      }
    case 'refused':
      return { words: `Not saved as a draft. ${state.why}`, Icon: TriangleAlert }
    default:
      return null
  }
}

function unreachableWords(isUnsafe: boolean): string {
  const isOffline = navigator.onLine === false
  if (isUnsafe)
    return `${isOffline ? 'Offline' : 'Obelus does not answer'}, and this browser keeps nothing: leave this page open.`
  return isOffline
    ? 'Offline: kept in this browser, saved when you are back'
    : 'Obelus does not answer: kept in this browser, saved as soon as it does'
}
