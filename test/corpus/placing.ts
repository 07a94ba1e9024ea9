import { anchorQuote } from '@/lib/anchor/quote'
import { type Placed, reAnchor, sceneOf } from '@/lib/anchor/re-anchor'
import { alignParagraphs } from '@/lib/revision/align'
import { codePointLength, sliceCodePoints } from '@/lib/text'
import { type Edit, type Label, placeOf } from './edits'

/** Where a way of finding annotations again puts one of them: a place in the new text, counted from 0. */
export type Found = { state: Placed['state']; at: number; start: number | null; end: number | null }

/**
 * What that is worth. `right`: shown as fitting, where its words stand; `wrong`: shown as fitting at words that it was not
 * made for, or that say something else now; `warned`: shown at its changed words, and said to be so; `astray`: said to be
 * changed, at other words; `gone`: kept aside, as there are none; `lost`: kept aside although there are.
 */
export type Worth = 'right' | 'wrong' | 'warned' | 'astray' | 'gone' | 'lost'

/** Our own way: paragraphs first, then words. */
export function placeLabels({ was, is, labels }: Edit): Found[] {
  const { ids, derivedFrom, mergedInto } = alignParagraphs(
    was.map((text, at) => ({ id: `old ${at}`, text })),
    is,
  )
  const idAt = (at: number) => ids[at] ?? `new ${at}`
  const scene = sceneOf(
    is.map((text, at) => ({ id: idAt(at), text })),
    {
      mergedInto: new Map([...mergedInto].map(([id, at]) => [id, idAt(at)])),
      derivedFrom: new Map(derivedFrom.flatMap((from, at) => (from ? [[idAt(at), from]] : []))),
    },
  )
  return labels.map(({ isJudged, at, exact, start }) => {
    const text = was[at] ?? ''
    const quote = exact === null ? null : anchorQuote(text, start, start + codePointLength(exact))
    const placed = reAnchor({ paragraphId: `old ${at}`, text, quote, isJudged }, scene)
    return { ...placed, at: is.findIndex((_, place) => idAt(place) === placed.paragraphId) }
  })
}

export function worthOf({ truth, isJudged }: Label, is: readonly string[], found: Found): Worth {
  if (found.state === 'orphaned') return truth.fits === 'gone' ? 'gone' : 'lost'
  const isThere = truth.fits !== 'gone' && found.at === truth.at && isAtWords(truth, is, found)
  if (found.state === 'drifted') return isThere ? 'warned' : 'astray'
  // A remark goes on fitting words that changed by little; a verdict does not.
  return isThere && (truth.fits === 'same' || !isJudged) ? 'right' : 'wrong'
}

/** Whether the words found are the true ones, give or take the letters by which an approximate match may be off. */
function isAtWords(
  truth: Exclude<Label['truth'], { fits: 'gone' }>,
  is: readonly string[],
  found: Found,
): boolean {
  if (truth.exact === null || found.start === null || found.end === null)
    return truth.exact === null && found.start === null
  const text = is[truth.at] ?? ''
  const from = codePointLength(text.slice(0, placeOf(text, truth.exact, truth.nth)))
  const to = from + codePointLength(truth.exact)
  const overlap = Math.min(to, found.end) - Math.max(from, found.start)
  const isSame = sliceCodePoints(text, found.start, found.end) === truth.exact && from === found.start
  return truth.fits === 'same' ? isSame : overlap >= 0.8 * Math.max(to - from, found.end - found.start)
}
