import { readFileSync } from 'node:fs'
import { drawFlames } from './flame-svg.ts'
import { readStacks } from './stacks.ts'

// node --import tsx bench/flame.ts <profile> [<from> <to> [<title>]]: which parts took the time of a profile between so
// many seconds before its end, on standard error, and with a title a flame graph (SVG) on standard output.
const [file = '', from = '0', to = '0', title] = process.argv.slice(2)
const stacks = readStacks(JSON.parse(readFileSync(file, 'utf8')), Number(from), Number(to))
const total = stacks.reduce((sum, { time }) => sum + time, 0)
const byPart = new Map<string, number>()
for (const { path, time } of stacks) byPart.set(path[0] ?? '', (byPart.get(path[0] ?? '') ?? 0) + time)
for (const [part, time] of [...byPart].sort((one, other) => other[1] - one[1]))
  process.stderr.write(`${((time / total) * 100).toFixed(1).padStart(5)} %  ${part}\n`)
if (title) process.stdout.write(drawFlames(stacks, title))
