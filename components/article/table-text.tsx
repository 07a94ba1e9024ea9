import type { ReactNode } from 'react'
import type { PlacedRun, TableCell } from '@/lib/article/table-cells'

type Props = { rows: TableCell[][]; draw: (run: PlacedRun) => ReactNode }

/** The text of a table as one. Nothing stands between its elements, for that would be text of the paragraph. */
export function TableText({ rows, draw }: Props) {
  return (
    <table>
      <tbody>
        {rows.map((cells, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place
          <tr key={row}>
            {cells.map(({ runs, scope }, column) => {
              const Cell = scope ? 'th' : 'td'
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its place
                <Cell key={column} scope={scope ?? undefined}>
                  {runs.map(draw)}
                </Cell>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
