import { stylesIn } from './inline-style'
import { assemble, assembleTable, type Cell, type Piece, type Style, type Words } from './words'

/** A table larger than this is no paragraph that a reader could annotate; its cells are read one by one. */
const most = { cells: 1_000, length: 8_000, cell: 600, columns: 40 } as const

/**
 * A table of data as one text; null for one that only lays out a page (it says so, holds another table, has a single row
 * or column, or paragraphs in its cells), and for one that is too large.
 */
export function readTable(table: Element, base: string | undefined): Words | null {
  const role = table.getAttribute('role')
  if (role === 'presentation' || role === 'none' || table.querySelector('table')) return null
  const lines = [...table.querySelectorAll('tr')]
  const rows = lines.map((row) => cellsOf(row))
  const columns = Math.max(0, ...rows.map((row) => row.length))
  if (lines.length < 2 || columns < 2 || columns > most.columns) return null
  if (rows.flat().length > most.cells || rows.flat().some(isLaidOut)) return null
  const words = assembleTable(rows.map((row) => row.flatMap((cell) => readCell(cell, base))))
  return words.text.length > most.length ? null : words
}

function cellsOf(row: Element): Element[] {
  return [...row.children].filter((child) => /^T[DH]$/i.test(child.tagName))
}

/** More than one block in a cell, or as many words as a paragraph has: the table lays out a page. */
function isLaidOut(cell: Element): boolean {
  const blocks = cell.querySelectorAll('p, h1, h2, h3, h4, h5, h6, li, blockquote, pre, figure')
  return blocks.length > 2 || (cell.textContent ?? '').length > most.cell
}

/** A cell, and as many empty ones as it is wider than one column. */
function readCell(cell: Element, base: string | undefined): Cell[] {
  const words = assemble(piecesOf(cell, [], base))
  const width = Math.min(most.columns, Math.max(1, Number(cell.getAttribute('colspan')) || 1))
  const empty: Cell = { words: { text: '', marks: [] }, isHead: false }
  return [{ words, isHead: /^TH$/i.test(cell.tagName) }, ...Array<Cell>(width - 1).fill(empty)]
}

function piecesOf(element: Element, styles: readonly Style[], base: string | undefined): Piece[] {
  return [...element.childNodes].flatMap((node): Piece[] => {
    if (node.nodeType === 3) return [{ text: node.textContent ?? '', styles }]
    if (node.nodeType !== 1) return []
    const child = node as Element
    const name = child.tagName.toUpperCase()
    const space: Piece[] = /^(?:BR|P|DIV|LI|H[1-6])$/.test(name) ? [{ text: ' ', styles: [] }] : []
    return [...space, ...piecesOf(child, stylesIn(child, styles, base), base), ...space]
  })
}
