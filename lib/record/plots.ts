import 'server-only'
import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import type { Quarter, Week } from '@/lib/record/figures'

/** A chart as SVG in two sizes, whose colours follow light and dark; what it says stands beside it in words. */
export type Drawn = { wide: string; narrow: string }

/** One colour of a chart: a variable of `app/record.css`. */
export type Series<Name extends string> = { name: Name; colour: string }

const sizes = { wide: { width: 820, height: 250 }, narrow: { width: 340, height: 220 } } as const
type Size = (typeof sizes)[keyof typeof sizes]

// Plot needs something to make elements with; nothing of it is kept.
const { document } = parseHTML('<!doctype html><html><body></body></html>')

function draw(marksFor: (size: Size) => Plot.PlotOptions): Drawn {
  const svg = (size: Size) => {
    const plot = Plot.plot({
      document: document as unknown as Document,
      className: 'plot',
      ...size,
      marginLeft: 40,
      marginRight: 12,
      style: { fontFamily: 'inherit', fontSize: '12px', overflow: 'visible' },
      ...marksFor(size),
    })
    // The rules of its own style sheet stand in `app/record.css`: a page lets in no other.
    plot.querySelector('style')?.remove()
    // The element around it says what it shows.
    plot.setAttribute('aria-hidden', 'true')
    return plot.outerHTML.replace(/\d+\.\d{2,}/g, (number) => String(Math.round(Number(number) * 10) / 10))
  }
  return { wide: svg(sizes.wide), narrow: svg(sizes.narrow) }
}

const dayOf = (from: string) => new Date(`${from}T00:00:00Z`)

/** From the first Monday to the end of the last week, whatever happened in them. */
function xOf({ width }: Size, weeks: Week[]): Plot.ScaleOptions {
  const days = weeks.map(({ from }) => dayOf(from))
  const [first, last] = [days[0], days.at(-1)]
  const domain = first && last ? { domain: [first, new Date(last.getTime() + 7 * 86_400_000)] } : {}
  return { type: 'utc', label: null, ticks: width > 500 ? 8 : 4, ...domain }
}

/** Half of the cases, and nine of ten, by week, in hours, or in minutes where none took two hours. */
export function drawWaits(weeks: Week[]): Drawn {
  const isShort = weeks.every(({ p90 }) => (p90 ?? 0) < 2)
  const long = (hours: number | null) => (hours ?? Number.NaN) * (isShort ? 60 : 1)
  const points = weeks.map(({ from, median, p90 }) => ({
    from: dayOf(from),
    median: long(median),
    p90: long(p90),
  }))
  const line = (y: 'median' | 'p90', stroke: string, strokeDasharray?: string) => [
    Plot.lineY(points, {
      x: 'from',
      y,
      stroke,
      strokeWidth: 2,
      ...(strokeDasharray ? { strokeDasharray } : {}),
    }),
    Plot.dot(points, { x: 'from', y, fill: stroke, r: 2.5 }),
  ]
  const longest = Math.max(...points.map(({ p90 }) => p90 || 0))
  return draw((size) => ({
    x: xOf(size, weeks),
    y: {
      domain: [0, Math.max(longest, 5)],
      grid: true,
      label: isShort ? 'minutes' : 'hours',
      labelAnchor: 'top',
      nice: true,
      ticks: 5,
    },
    marks: [Plot.ruleY([0]), ...line('median', 'var(--chart-1)'), ...line('p90', 'var(--chart-2)', '5 4')],
  }))
}

/** Counts by week, piled up in the order of the series; null where there is nothing to pile up. */
export function drawPiles<Name extends string>(
  weeks: Week[],
  series: Series<Name>[],
  countsOf: (week: Week) => Record<Name, number>,
): Drawn | null {
  const counts = weeks
    .flatMap((week) =>
      series.map(({ name }) => ({ from: dayOf(week.from), name, count: countsOf(week)[name] })),
    )
    .filter(({ count }) => count > 0)
  if (counts.length === 0) return null
  return draw((size) => ({
    x: xOf(size, weeks),
    y: { grid: true, label: null, nice: true, ticks: 5, tickFormat: wholeOnly },
    color: { domain: series.map(({ name }) => name), range: series.map(({ colour }) => colour) },
    marks: [
      Plot.rectY(counts, {
        x: 'from',
        interval: 'monday',
        y: 'count',
        fill: 'name',
        order: series.map(({ name }) => name),
        insetLeft: size.width > 500 && weeks.length < 60 ? 1 : 0,
        insetRight: size.width > 500 && weeks.length < 60 ? 1 : 0,
        insetTop: 0.5,
        insetBottom: 0.5,
      }),
      Plot.ruleY([0]),
    ],
  }))
}

// Nobody decides half a case.
const wholeOnly = (value: number) => (Number.isInteger(value) ? String(value) : '')

/** κ by quarter, where there are enough pairs to say. */
export function drawAgreement(quarters: Quarter[]): Drawn {
  const points = quarters.flatMap(({ from, kappa }) =>
    kappa === null ? [] : [{ from: nameOf(from), kappa }],
  )
  return draw(() => ({
    x: { label: null, domain: quarters.map(({ from }) => nameOf(from)), type: 'point', padding: 0.5 },
    y: {
      grid: true,
      label: 'κ',
      labelAnchor: 'top',
      domain: [Math.min(0, ...points.map(({ kappa }) => kappa)), 1],
    },
    marks: [
      Plot.ruleY([0]),
      Plot.ruleX(points, { x: 'from', y1: 0, y2: 'kappa', stroke: 'var(--chart-1)', strokeWidth: 2 }),
      Plot.dot(points, { x: 'from', y: 'kappa', fill: 'var(--chart-1)', r: 5 }),
      Plot.text(points, {
        x: 'from',
        y: 'kappa',
        text: ({ kappa }) => kappa.toFixed(2),
        dy: -12,
        fill: 'currentColor',
      }),
    ],
  }))
}

/** A quarter of a year by its first day: "2026, 3rd quarter" is "Q3 2026". */
export function nameOf(from: string): string {
  return `Q${Math.ceil(Number(from.slice(5, 7)) / 3)} ${from.slice(0, 4)}`
}
