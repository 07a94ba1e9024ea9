import { type ArticleWords, type MetadataField, metadataFields } from '@/lib/editor/words'
import { changesBetween, type Text } from '@/lib/revision/changes'
import { type Part, wordChanges } from '@/lib/word-diff'

export type Side = { kind: string; parts: Part[] }

/**
 * A paragraph as it was beside the one that it becomes; null where there is none. `retyped`: the same words, as another
 * kind of paragraph.
 */
export type ChangedRow = {
  id: string
  what: 'same' | 'moved' | 'added' | 'removed' | 'changed' | 'retyped'
  was: Side | null
  is: Side | null
}

/** Paragraphs that stay as they are, so many in a row, are told by their number. */
export type TextChanges = {
  head: { field: 'title' | MetadataField; was: Part[]; is: Part[] }[]
  rows: (ChangedRow | { what: 'unchanged'; count: number; id: string })[]
  isSame: boolean
}

type Whole = { words: ArticleWords; paragraphs: readonly Text[] }

/**
 * What becomes of an article, field by field and paragraph by paragraph, for two columns: on the left what goes is
 * marked, on the right what comes. Of what stays, one paragraph is shown on either side of a change, to know the place.
 */
export function changesOf(was: Whole, is: Whole): TextChanges {
  const head = (['title', ...metadataFields] as const).flatMap((field) => {
    if (was.words[field] === is.words[field]) return []
    const sides = sidesOf(wordChanges(was.words[field], is.words[field]))
    return [{ field, ...sides }]
  })
  const kinds = new Map(was.paragraphs.map(({ id, kind }) => [id, kind]))
  const rows = changesBetween(was.paragraphs, is.paragraphs).map((change): ChangedRow => {
    const { id, kind } = change
    const before = kinds.get(id) ?? kind
    const whole = (as: Part['kind']): Part[] => [{ text: change.text, kind: as }]
    if (change.what === 'added') return { id, what: 'added', was: null, is: { kind, parts: whole('added') } }
    if (change.what === 'removed')
      return { id, what: 'removed', was: { kind, parts: whole('removed') }, is: null }
    const sides =
      change.what === 'changed' ? sidesOf(change.parts) : { was: whole('same'), is: whole('same') }
    const what = change.what === 'same' && before !== kind ? 'retyped' : change.what
    return { id, what, was: { kind: before, parts: sides.was }, is: { kind, parts: sides.is } }
  })
  return {
    head,
    rows: folded(rows),
    isSame: head.length === 0 && rows.every(({ what }) => what === 'same'),
  }
}

const sidesOf = (parts: readonly Part[]) => ({
  was: parts.filter(({ kind }) => kind !== 'added'),
  is: parts.filter(({ kind }) => kind !== 'removed'),
})

function folded(rows: readonly ChangedRow[]): TextChanges['rows'] {
  const isNear = (at: number) => [at - 1, at, at + 1].some((near) => (rows[near]?.what ?? 'same') !== 'same')
  const shown: TextChanges['rows'] = []
  for (const [at, row] of rows.entries()) {
    const last = shown.at(-1)
    if (isNear(at)) shown.push(row)
    else if (last?.what === 'unchanged') last.count += 1
    else shown.push({ what: 'unchanged', count: 1, id: row.id })
  }
  return shown
}
