import { toUtf16Offset } from '@/lib/text'

/** Words to underline: code points, the end excluded. The higher the rank, the graver what is said of them. */
export type Mark = { id: string; start: number; end: number; rank: number }

/** A stretch of text under the same marks; `ids` has the gravest first, and none where nothing is marked. */
export type Run = { text: string; ids: string[] }

/**
 * Cuts a paragraph where marks begin and end, so that overlapping marks can be drawn without nesting elements: the runs
 * stand in order, do not overlap, and joined give the text again. Each run names all marks over it, the highest rank
 * first, then the one that begins earlier, ends earlier, has the smaller id: two servers draw alike.
 * Marks outside the text are cut to it; empty ones are left out. An empty text has no runs.
 */
export function markRuns(text: string, marks: readonly Mark[]): Run[] {
  const placed = marks
    .map((mark) => ({ ...mark, from: toUtf16Offset(text, mark.start), to: toUtf16Offset(text, mark.end) }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => b.rank - a.rank || a.from - b.from || a.to - b.to || (a.id < b.id ? -1 : 1))
  const edges = [...new Set([0, text.length, ...placed.flatMap(({ from, to }) => [from, to])])].sort(
    (a, b) => a - b,
  )
  return edges.slice(1).map((end, at) => {
    const start = edges[at] ?? 0
    const over = placed.filter(({ from, to }) => from <= start && end <= to)
    return { text: text.slice(start, end), ids: [...new Set(over.map(({ id }) => id))] }
  })
}
