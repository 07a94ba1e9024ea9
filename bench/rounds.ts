import { setTimeout as wait } from 'node:timers/promises'
import { measure, type Sample, type Target } from './load.ts'
import { median } from './statistics.ts'

export type Contest = {
  name: string
  what: string
  rest: number
  /** Seconds until the code that is measured runs as fast as it will; what is long needs longer. */
  warmUp: number
  target: Target
  floors: Record<string, Target>
}

/** How a scenario stands to a floor measured just before it: 1 is as good, 0.5 half as good. Medians of the rounds. */
export type Ratio = {
  rate: number
  /** By processor time a request: also true where it was the load generator that could not do more. */
  cpu: number | null
  /** How many times as long the slowest one of a hundred takes. */
  p99: number
}

/** `middle` holds the medians of the rounds. */
export type Outcome = {
  name: string
  what: string
  samples: Sample[]
  middle: Sample
  ratios: Record<string, Ratio>
}

type Duel = { sample: Sample; floors: Record<string, Sample> }

const restSeconds = 0.2

/** Every scenario beside its floors, again and again, so that what disturbs the machine disturbs all alike. */
export async function runRounds(
  contests: Contest[],
  rounds: number,
  seconds: number,
  tell: (line: string) => void,
) {
  const duels = contests.map((): Duel[] => [])
  for (let round = 0; round <= rounds; round++) {
    for (const [index, contest] of contests.entries()) {
      tell(round === 0 ? `warming up: ${contest.name}` : `round ${round} of ${rounds}: ${contest.name}`)
      const duel = await fight(contest, round === 0 ? contest.warmUp : seconds)
      if (round > 0) duels[index]?.push(duel)
    }
  }
  const outcomes = contests.map((contest, index) => outcomeOf(contest, duels[index] ?? []))
  return { outcomes, floors: floorsOf(duels.flat()) }
}

async function fight({ floors, target, rest }: Contest, seconds: number): Promise<Duel> {
  const measured: Duel['floors'] = {}
  for (const [name, floor] of Object.entries(floors)) {
    measured[name] = await measure(floor, seconds)
    await wait(restSeconds * 1000)
  }
  const sample = await measure(target, seconds)
  await wait(rest * 1000)
  return { sample, floors: measured }
}

function outcomeOf({ name, what, floors }: Contest, duels: Duel[]): Outcome {
  const samples = duels.map(({ sample }) => sample)
  const ratios = Object.keys(floors).map((floor) => [floor, ratioTo(floor, duels)] as const)
  return { name, what, samples, middle: middleOf(samples), ratios: Object.fromEntries(ratios) }
}

function ratioTo(name: string, duels: Duel[]): Ratio {
  const pairs = duels.flatMap(({ sample, floors }) => (floors[name] ? [{ sample, floor: floors[name] }] : []))
  const byCpu = pairs.flatMap(({ sample, floor }) =>
    sample.cpu && floor.cpu ? [floor.cpu / sample.cpu] : [],
  )
  return {
    rate: median(pairs.map(({ sample, floor }) => sample.requestsPerSecond / floor.requestsPerSecond)),
    cpu: byCpu.length > 0 ? median(byCpu) : null,
    p99: median(pairs.map(({ sample, floor }) => sample.p99 / floor.p99)),
  }
}

function floorsOf(duels: Duel[]): Record<string, Sample> {
  const names = [...new Set(duels.flatMap(({ floors }) => Object.keys(floors)))]
  const middle = (name: string) => middleOf(duels.flatMap(({ floors }) => floors[name] ?? []))
  return Object.fromEntries(names.map((name) => [name, middle(name)]))
}

function middleOf(samples: Sample[]): Sample {
  const of = (pick: (sample: Sample) => number | null) => {
    const known = samples.map(pick).filter((value) => value !== null)
    return known.length > 0 ? median(known) : null
  }
  return {
    requestsPerSecond: of((sample) => sample.requestsPerSecond) ?? 0,
    p50: of((sample) => sample.p50) ?? 0,
    p99: of((sample) => sample.p99) ?? 0,
    cpu: of((sample) => sample.cpu),
    busy: of((sample) => sample.busy),
    others: of((sample) => sample.others),
  }
}
