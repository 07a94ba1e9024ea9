import os from 'node:os'
import type { Sample } from './load.ts'
import type { Promised } from './promises.ts'
import type { Outcome, Ratio } from './rounds.ts'

export type Report = {
  when: string
  machine: { processor: string; cores: number; node: string; next: string; pinned: boolean; load: number }
  run: { seconds: number; rounds: number; pageBytes: number; bareBytes: number }
  floors: Record<string, Sample>
  scenarios: Outcome[]
  mustShow: Promised[]
  /** How the database finds similar claims, where that was measured. */
  plan?: string[]
  /** How it finds a page of the queue, where that was measured. */
  deskPlan?: string[]
  /** How a common word and a rare one are found, where that was measured. */
  searchPlan?: string[]
}

export function describeMachine(pinned: boolean, next: string): Report['machine'] {
  const [processor] = os.cpus()
  return {
    processor: processor?.model.trim() ?? 'unknown',
    cores: os.availableParallelism(),
    node: process.versions.node,
    next,
    pinned,
    load: os.loadavg()[0] ?? 0,
  }
}

const floorNames: Record<string, string> = {
  file: 'floor: minimal Node server, the same bytes',
  'bare-next': 'floor: bare static Next.js page, as large',
  'file-gzip': 'floor: minimal Node server, compressed once',
  'bare-next-gzip': 'floor: bare static Next.js page, gzip',
  'bare-insert': 'floor: bare Next.js route handler, inserts one row',
  'bare-read': 'floor: bare Next.js route handler, reads one row',
  'file-304': 'floor: minimal Node server, 304',
  'bare-next-304': 'floor: bare static Next.js page, 304',
}

/** The report as people read it. */
export function printReport(report: Report): string {
  const { machine, run, floors, scenarios, mustShow, plan, deskPlan, searchPlan } = report
  const rows = [
    [
      '',
      'requests/s',
      'p50 ms',
      'p99 ms',
      'CPU ms',
      'core',
      'others',
      '× Node',
      'by CPU',
      '× bare Next',
      'by CPU',
      '× bare row',
      'by CPU',
    ],
    ...Object.entries(floors).map(([name, sample]) => [
      floorNames[name] ?? name,
      ...figuresOf(sample),
      ...Array(6).fill(''),
    ]),
    ...scenarios.map(({ what, middle, ratios }) => {
      return [
        what,
        ...figuresOf(middle),
        ...ratioTo(ratios.file ?? ratios['file-gzip'] ?? ratios['file-304']),
        ...ratioTo(ratios['bare-next'] ?? ratios['bare-next-gzip'] ?? ratios['bare-next-304']),
        ...ratioTo(ratios['bare-insert'] ?? ratios['bare-read']),
      ]
    }),
  ]
  const place = machine.pinned
    ? 'server on one core, load and database on another'
    : 'nothing pinned: servers, load and database share the cores'
  return [
    `${machine.processor}, ${machine.cores} cores, Node ${machine.node}, Next.js ${machine.next}; ${place}.`,
    `Medians of ${run.rounds} rounds of ${run.seconds} s, 16 connections; article page ${run.pageBytes} bytes, bare page ${run.bareBytes}.`,
    '',
    ...align(rows),
    '',
    'Must show',
    ...mustShow.map(
      ({ name, holds, figures }) =>
        `${holds === null ? '–   ' : holds ? 'pass' : 'FAIL'}  ${name}: ${figures}`,
    ),
    ...(plan ? ['', 'The plan by which similar claims are found', ...plan.map((line) => `  ${line}`)] : []),
    ...(deskPlan
      ? ['', 'The plans by which the desk finds a page of its queue', ...deskPlan.map((line) => `  ${line}`)]
      : []),
    ...(searchPlan
      ? ['', 'The plans by which words are found', ...searchPlan.map((line) => `  ${line}`)]
      : []),
    '',
  ].join('\n')
}

function figuresOf({ requestsPerSecond, p50, p99, cpu, busy, others }: Sample): string[] {
  return [
    String(Math.round(requestsPerSecond)),
    p50.toFixed(1),
    p99.toFixed(1),
    cpu === null ? '?' : cpu.toFixed(2),
    percent(busy),
    percent(others),
  ]
}

const percent = (part: number | null) => (part === null ? '?' : `${Math.round(part * 100)} %`)

// A scenario is compared with the floor as it asks for it: plain, compressed, or for what it has already.
function ratioTo(ratio: Ratio | undefined): string[] {
  if (!ratio) return ['', '']
  return [ratio.rate, ratio.cpu].map((value) => (value ? value.toFixed(value < 0.1 ? 3 : 2) : '?'))
}

function align(rows: string[][]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  )
}
