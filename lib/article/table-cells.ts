import type { Run } from '@/lib/anchor/marks'
import { codePointLength } from '@/lib/text'
import type { InlineMark } from './inline'

/** A run with where it begins in its paragraph, in code points. */
export type PlacedRun = Run & { start: number }

/** The runs of a cell, and what it is the head of, if of anything. */
export type TableCell = { runs: PlacedRun[]; scope: 'col' | 'row' | null }

/** Runs with their places; those of a table are cut after each tab and line end as well, so that none crosses a cell. */
export function placeRuns(runs: readonly Run[], isTable: boolean): PlacedRun[] {
  let start = 0
  return runs.flatMap(({ text, ids }) => {
    const parts = isTable ? (text.match(/[^\t\n]*[\t\n]|[^\t\n]+$/g) ?? []) : [text]
    return parts.map((part) => {
      const placed = { text: part, ids, start }
      start += codePointLength(part)
      return placed
    })
  })
}

/**
 * The rows of a table as cells. The tab or line end that parts a cell from the next stays at the end of its own, so that
 * the text of the table drawn is that of the paragraph. A cell marked as a head is one of its column in the first row, and
 * of its row elsewhere. Rows may differ in length, as in the text.
 */
export function tableRows(runs: readonly PlacedRun[], marks: readonly InlineMark[]): TableCell[][] {
  const rows: TableCell[][] = [[]]
  let cell: PlacedRun[] = []
  const heads = new Set(marks.filter(({ kind }) => kind === 'header').map((mark) => mark.start))
  const endCell = () => {
    const isHead = cell[0] !== undefined && heads.has(cell[0].start)
    rows.at(-1)?.push({ runs: cell, scope: isHead ? (rows.length === 1 ? 'col' : 'row') : null })
    cell = []
  }
  for (const run of runs) {
    cell.push(run)
    if (!/[\t\n]$/.test(run.text)) continue
    endCell()
    if (run.text.endsWith('\n')) rows.push([])
  }
  endCell()
  return rows
}
