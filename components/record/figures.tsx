import { Figure } from '@/components/record/figure'
import { dayOf } from '@/lib/dates'
import { verdictMeanings } from '@/lib/fact-check/verdicts'
import {
  caseNames,
  hoursWords,
  outcomeNames,
  reversalsSentence,
  reversed,
  shareWords,
  toneNames,
  turnNames,
} from '@/lib/record/figure-words'
import { type Figures, type Turn, tones, turns, type Week } from '@/lib/record/figures'
import { fewestPairs } from '@/lib/record/kappa'
import { drawAgreement, drawPiles, drawWaits, nameOf, type Series } from '@/lib/record/plots'
import { caseKinds } from '@/lib/review/kinds'

const nameOfWeek = ({ from, isRunning }: Week) => `${dayOf(from)}${isRunning ? ', so far' : ''}`

/** The weeks with the newest first, as people read a table. */
function byWeek(weeks: Week[], cellsOf: (week: Week) => (string | number)[]) {
  return weeks.toReversed().map((week) => [nameOfWeek(week), ...cellsOf(week)])
}

export function Waits({ weeks }: Figures) {
  return (
    <Figure
      id="waiting"
      title="Waiting time"
      summary="How long cases waited for their decision, by the week in which they were decided: half of them no longer than the lower line, nine of ten no longer than the upper one."
      drawn={drawWaits(weeks)}
      legend={[
        { name: 'Half (median)', colour: 'var(--chart-1)' },
        { name: 'Nine of ten', colour: 'var(--chart-2)', isDashed: true },
      ]}
      table={{
        columns: ['Week from', 'Decided', 'Half within', 'Nine of ten within'],
        rows: byWeek(weeks, ({ decided, median, p90 }) => [decided, hoursWords(median), hoursWords(p90)]),
      }}
    />
  )
}

const kindSeries = caseKinds.map((name, at) => ({ name, colour: `var(--chart-${at + 1})` }))

export function Decisions({ weeks, decisions }: Figures) {
  return (
    <Figure
      id="decisions"
      title="Decisions"
      summary="What the decisions of each week were about."
      drawn={drawPiles(weeks, kindSeries, ({ kinds }) => kinds)}
      legend={kindSeries.map(({ name, colour }) => ({ name: caseNames[name], colour }))}
      table={{
        columns: ['Week from', ...caseKinds.map((kind) => caseNames[kind]), 'Together'],
        rows: byWeek(weeks, ({ kinds, decided }) => [...caseKinds.map((kind) => kinds[kind]), decided]),
      }}
    >
      <Sums sums={decisions.map(({ outcome, count }) => [outcomeNames[outcome], count])} />
    </Figure>
  )
}

const turnSeries: Series<Turn>[] = turns.map((name, at) => ({
  name,
  colour: `var(--chart-${[2, 1, 4][at]})`,
}))

export function Reversals(figures: Figures) {
  const { weeks } = figures
  return (
    <Figure
      id="reversals"
      title="Reversals"
      summary={reversalsSentence(figures)}
      drawn={drawPiles(weeks, turnSeries, (week) => week.turns)}
      legend={turnSeries.map(({ name, colour }) => ({ name: turnNames[name], colour }))}
      table={{
        columns: ['Week from', ...turns.map((turn) => turnNames[turn]), 'Against decisions'],
        rows: byWeek(weeks, (week) => [
          ...turns.map((turn) => week.turns[turn]),
          shareWords(week.decided ? reversed(week) / week.decided : null),
        ]),
      }}
    />
  )
}

const toneSeries = tones.map((name) => ({ name, colour: `var(--${name})` }))

export function Verdicts({ weeks, verdicts }: Figures) {
  return (
    <Figure
      id="verdicts"
      title="Verdicts"
      summary="What the checks that were published each week conclude."
      drawn={drawPiles(weeks, toneSeries, (week) => week.tones)}
      legend={toneSeries.map(({ name, colour }) => ({ name: toneNames[name], colour }))}
      table={{
        columns: ['Week from', ...tones.map((tone) => toneNames[tone])],
        rows: byWeek(weeks, (week) => tones.map((tone) => week.tones[tone])),
      }}
    >
      <Sums sums={verdicts.map(({ verdict, count }) => [verdictMeanings[verdict].label, count])} />
    </Figure>
  )
}

export function Agreement({ quarters }: Figures) {
  const isEnough = quarters.some(({ kappa }) => kappa !== null)
  return (
    <Figure
      id="agreement"
      title="Agreement"
      summary={`Some checks are decided by two moderators who do not see what the other thinks. Cohen’s κ says how far they agree beyond chance: 1 is always, 0 is no more than chance. A quarter with fewer than ${fewestPairs} such checks says too little.`}
      drawn={isEnough ? drawAgreement(quarters) : null}
      table={{
        columns: ['Quarter', 'Checks with two', 'Said the same', 'κ'],
        rows: quarters
          .toReversed()
          .map(({ from, pairs, agreement, kappa }) => [
            nameOf(from),
            pairs,
            pairs < fewestPairs ? 'too few' : shareWords(agreement),
            pairs < fewestPairs ? 'too few' : (kappa?.toFixed(2) ?? 'undefined'),
          ]),
      }}
    />
  )
}

function Sums({ sums }: { sums: [string, number][] }) {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm text-soft">
      {sums.map(([name, count]) => (
        <li key={name}>
          {name} <b className="font-semibold text-ink tabular-nums">{count.toLocaleString('en-GB')}</b>
        </li>
      ))}
    </ul>
  )
}
