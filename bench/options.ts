import { parseArgs } from 'node:util'
import { Refusal } from '../scripts/setup/terminal.mjs'

export type Options = {
  json: boolean
  seconds: number
  rounds: number
  only: string[]
  profile: string | null
}

const help = `npm run bench [-- options] [scenario …]

Measures the production build on a database of its own, beside floors in the same run on the same core.

  --seconds <number>  how long each measurement lasts (default 3)
  --rounds <number>   how often each is repeated; the medians are printed (default 3)
  --only <name>       this scenario only; may be repeated, and names without --only mean the same
  --json              one JSON document on standard output (with npm run --silent)
  --profile <folder>  leave a CPU profile of the application there (.cpuprofile, for Chrome's or VS Code's viewer)
  --help              this text

Scenarios: `

/** The command line of `npm run bench`; null when only the help was wanted. */
export function readOptions(names: readonly string[]): Options | null {
  const { values, positionals } = parse()
  if (values.help) {
    process.stdout.write(`${help}${names.join(', ')}\n`)
    return null
  }
  const only = [...(values.only ?? []), ...positionals]
  const unknown = only.find((name) => !names.includes(name))
  if (unknown) throw new Refusal(`There is no scenario ${unknown}; there are ${names.join(', ')}.`, 2)
  return {
    json: values.json ?? false,
    seconds: within(values.seconds ?? '3', 'seconds', 0.5, 60),
    rounds: within(values.rounds ?? '3', 'rounds', 1, 20),
    only,
    profile: values.profile ?? null,
  }
}

function within(word: string, name: string, least: number, most: number): number {
  const number = Number(word)
  if (number >= least && number <= most) return number
  throw new Refusal(`--${name} must be a number from ${least} to ${most}.`, 2)
}

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        seconds: { type: 'string' },
        rounds: { type: 'string' },
        only: { type: 'string', multiple: true },
        profile: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    const [sentence] = String((error as Error).message).split('. ')
    throw new Refusal(`${sentence?.replace(/\.$/, '')}. \`npm run bench -- --help\` lists the options.`, 2)
  }
}
