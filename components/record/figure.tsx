import type { ReactNode } from 'react'
import type { Drawn } from '@/lib/record/plots'

export type FigureTable = { columns: string[]; rows: (string | number)[][] }

type Props = {
  id: string
  title: string
  /** What the chart shows, for everyone, and in its stead for those who do not see it. */
  summary: string
  drawn: Drawn | null
  legend?: { name: string; colour: string; isDashed?: boolean }[]
  table: FigureTable
  children?: ReactNode
}

/** A chart in words, as a picture, and as a table. */
export function Figure({ id, title, summary, drawn, legend = [], table, children }: Props) {
  return (
    <section aria-labelledby={id} className="grid gap-3">
      <h2 id={id} className="font-serif text-xl font-medium">
        {title}
      </h2>
      <p className="max-w-prose text-soft">{summary}</p>
      {drawn && legend.length > 0 && <Legend entries={legend} />}
      {drawn && (
        <Picture drawn={drawn} label={`Chart: ${title}. ${summary} The numbers are in the table below.`} />
      )}
      {children}
      <NumberTable title={title} table={table} />
    </section>
  )
}

function Legend({ entries }: { entries: NonNullable<Props['legend']> }) {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
      {entries.map(({ name, colour, isDashed }) => (
        <li key={name} className="flex items-center gap-2">
          <span
            aria-hidden="true"
            className={isDashed ? 'w-5 border-t-2 border-dashed' : 'size-3 rounded-sm'}
            style={isDashed ? { borderColor: colour } : { background: colour }}
          />
          {name}
        </li>
      ))}
    </ul>
  )
}

// Of the two sizes one is displayed, and with it what is read out.
function Picture({ drawn, label }: { drawn: Drawn; label: string }) {
  return (
    <>
      {(['wide', 'narrow'] as const).map((size) => (
        <div
          key={size}
          role="img"
          aria-label={label}
          className={`chart text-soft ${size === 'wide' ? 'hidden sm:block' : 'sm:hidden'}`}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by lib/record/plots.ts from numbers and own names
          dangerouslySetInnerHTML={{ __html: drawn[size] }}
        />
      ))}
    </>
  )
}

function NumberTable({ title, table: { columns, rows } }: { title: string; table: FigureTable }) {
  return (
    <details>
      <summary className="min-h-6 w-fit cursor-pointer text-sm text-soft underline-offset-4 hover:underline">
        The numbers as a table
      </summary>
      <section
        aria-label={`${title}: the numbers`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="mt-2 max-h-96 overflow-auto"
      >
        <table className="w-full border-collapse text-sm tabular-nums">
          <thead className="sticky top-0 bg-paper">
            <tr>
              {columns.map((name, at) => (
                <th
                  key={name}
                  scope="col"
                  className={`border-b border-edge px-2 py-1.5 font-semibold wrap-normal ${at === 0 ? 'text-start' : 'text-end'}`}
                >
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([head, ...cells]) => (
              <tr key={head} className="border-b border-rule">
                <th scope="row" className="px-2 py-1.5 text-start font-normal whitespace-nowrap">
                  {head}
                </th>
                {cells.map((cell, at) => (
                  <td key={columns[at + 1]} className="px-2 py-1.5 text-end">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  )
}
