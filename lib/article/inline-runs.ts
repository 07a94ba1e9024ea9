import { codePointLength, toUtf16Offset } from '@/lib/text'
import type { InlineMark } from './inline'

/** A stretch of text that is one thing: stressed or not, a link or not. */
export type InlineRun = { text: string; isEmphasis: boolean; isStrong: boolean; href: string | null }

/**
 * Cuts a stretch of a paragraph where its inline marks begin and end, so that it can be drawn element by element: the
 * runs stand in order and joined give the stretch again. `start` is where the stretch begins in the paragraph, in code
 * points. Where links overlap the first one counts, for a link cannot stand in another.
 */
export function inlineRuns(stretch: string, start: number, marks: readonly InlineMark[]): InlineRun[] {
  const end = start + codePointLength(stretch)
  const over = marks.filter((mark) => mark.kind !== 'header' && mark.start < end && mark.end > start)
  if (over.length === 0)
    return stretch ? [{ text: stretch, isEmphasis: false, isStrong: false, href: null }] : []
  const inside = (point: number) => Math.min(end, Math.max(start, point))
  const edges = [...new Set([start, end, ...over.flatMap((mark) => [inside(mark.start), inside(mark.end)])])]
  edges.sort((a, b) => a - b)
  return edges.slice(1).map((to, at) => {
    const from = edges[at] ?? start
    const here = over.filter((mark) => mark.start <= from && to <= mark.end)
    const link = here.find((mark) => mark.kind === 'link')
    return {
      text: stretch.slice(toUtf16Offset(stretch, from - start), toUtf16Offset(stretch, to - start)),
      isEmphasis: here.some(({ kind }) => kind === 'emphasis'),
      isStrong: here.some(({ kind }) => kind === 'strong'),
      href: link?.kind === 'link' ? link.href : null,
    }
  })
}
