import { v4 as newId } from 'uuid'
import type { Answer, Sending } from '@/components/draft/draft-requests'
import type { LocalCopy } from '@/lib/draft/merge'
import type { Draft, DraftOf } from '@/lib/draft/shape'
import { isBlank, isSameWords } from '@/lib/draft/words'
import type { FormValues } from '@/lib/form'

/** Where the words of a form stand. From `newer` and `gone` only a person leads on. */
export type SaveState =
  | { kind: 'untouched' | 'saving' | 'saved' | 'unreachable' | 'signed-out' }
  | { kind: 'gone' }
  | { kind: 'newer'; theirs: Draft }
  | { kind: 'refused'; why: string }

/** The world around a form, so that its rules can be tried without one. */
export type Links = {
  send: (sending: Sending, isLeaving: boolean) => Promise<Answer>
  read: (id: string) => Promise<Draft | null | undefined>
  keep: (copy: LocalCopy) => boolean
  drop: () => void
  /** Tells other tabs. */
  tell: (kind: 'saved' | 'gone', id: string, revision: number) => void
  show: (state: SaveState, draft: { id: string; revision: number }) => void
  /** Puts other words into the form. */
  replace: (draft: Draft) => void
}

export type Start = {
  id: string
  revision: number
  words: FormValues
  writer: string
  /** What the form is of: two forms of the same place are the same work. */
  place: string
  about: DraftOf
}

/** What decides about words, by what they are of. `freshId` names the draft that takes the place of one that is gone. */
export type Rules = {
  isSame: (one: FormValues, other: FormValues) => boolean
  isBlank: (words: FormValues) => boolean
  freshId: (gone: string) => string
}

export const checkRules: Rules = { isSame: isSameWords, isBlank, freshId: () => newId() }
