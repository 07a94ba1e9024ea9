'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { readDraft, sendDraft } from '@/components/draft/draft-requests'
import { DraftSaver } from '@/components/draft/draft-saver'
import { dropCopy, keepCopy } from '@/components/draft/local-copy'
import { joinTabs, openWriter } from '@/components/draft/other-tabs'
import type { SaveState } from '@/components/draft/save-state'
import { hear, listenToPage, takeLeftBehind } from '@/components/draft/ties'
import type { Draft, DraftOf } from '@/lib/draft/shape'
import type { FormValues } from '@/lib/form'

export type DraftStart = {
  /** Empty while nobody is signed in: then nothing is kept. */
  viewerId: string
  about: DraftOf
  /** What the form is of: two forms of the same place are the same work. */
  place: string
  /** The draft on the server when the page was made. */
  draft: Draft | null
  /** The id of the draft if there is none yet. */
  freshId: string
  /** What the form shows when nothing was typed yet. */
  initial: FormValues
  /** Where the draft is opened again, for the address bar once it is saved. */
  addressOf?: (id: string) => string
  /** Where a form without this draft is. */
  freshAddress: string
}

/** Where words in the form came from, if not from the keyboard: an earlier visit, or another tab since. */
export type Arrival = { from: 'before' | 'elsewhere'; at: string }

export type CheckDraft = ReturnType<typeof useCheckDraft>

/** The form of a check as a draft that saves itself, in this browser at once and on the server after a pause. */
export function useCheckDraft(given: DraftStart) {
  const [start] = useState(given)
  const { draft } = start
  const [values, setValues] = useState<FormValues>(draft?.words ?? start.initial)
  const [arrival, setArrival] = useState<Arrival | null>(draft && { from: 'before', at: draft.at })
  const [state, setState] = useState<SaveState>({ kind: draft ? 'saved' : 'untouched' })
  const [stored, setStored] = useState({
    id: draft?.id ?? start.freshId,
    revision: draft?.revision ?? 0,
    writer: '',
  })
  const saver = useRef<DraftSaver>(null)

  useEffect(() => {
    if (!start.viewerId) return
    const { viewerId, place, about, addressOf } = start
    const { writer, close } = openWriter()
    const mine = new DraftSaver(
      {
        send: sendDraft,
        read: readDraft,
        keep: (copy) => keepCopy(viewerId, copy),
        drop: () => dropCopy(viewerId, writer),
        tell: (kind, id, revision) => tabs.tell({ kind, id, place, revision, writer }),
        show: (next, { id, revision }) => {
          setState(next)
          setStored({ id, revision, writer })
          if (next.kind === 'saved' && revision > 0) putInAddressBar(addressOf?.(id))
        },
        replace: ({ words, at }) => {
          setValues(words)
          setArrival({ from: 'elsewhere', at })
        },
      },
      {
        id: start.draft?.id ?? start.freshId,
        revision: start.draft?.revision ?? 0,
        words: start.draft?.words ?? start.initial,
        writer,
        place,
        about,
      },
    )
    const tabs = joinTabs(viewerId, (news) => hear(mine, place, news))
    saver.current = mine
    void takeLeftBehind({ ...start, id: start.draft?.id ?? start.freshId }, mine, (words, at) => {
      setValues(words)
      setArrival({ from: 'before', at })
    })
    const stopListening = listenToPage(mine)
    return () => {
      mine.flush(true)
      stopListening()
      tabs.leave()
      close()
    }
  }, [start])

  return {
    values,
    arrival,
    state,
    stored,
    saver,
    freshAddress: start.freshAddress,
    note: useCallback((words: FormValues) => saver.current?.note(words), []),
    finish: useCallback(() => saver.current?.finish(), []),
  }
}

function putInAddressBar(address: string | undefined) {
  if (!address || location.pathname + location.search === address) return
  if (location.pathname === new URL(address, location.href).pathname) history.replaceState(null, '', address)
}
