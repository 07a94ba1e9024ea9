import type { Stack } from './stacks.ts'

type Box = { name: string; time: number; inside: Map<string, Box> }

const [width, rowHeight, deepest] = [1200, 18, 14]
/** The least share of the whole that is drawn. */
const least = 0.003
const letter = 6.3

/** A flame graph that hangs from the top: as wide as the time it took; below each box what it called. */
export function drawFlames(stacks: Stack[], title: string): string {
  const whole = gather(stacks)
  const boxes = draw(whole, whole.time, 0, 0)
  const rows = Math.max(...boxes.map(({ row }) => row)) + 1
  const height = 40 + rows * rowHeight
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${inXml(title)}">
<style>
text { font: 11px ui-monospace, monospace; fill: #1b1a17 } .title { font-size: 14px }
rect { stroke: #fcfbf8; stroke-width: .5 } .a { fill: #f2c48d } .b { fill: #e9a66a }
@media (prefers-color-scheme: dark) { text { fill: #f3efe6 } rect { stroke: #151412 } .a { fill: #6b4a2b } .b { fill: #835a33 } }
</style>
<text class="title" x="4" y="20">${inXml(title)}</text>
${boxes.map(({ text }) => text).join('\n')}
</svg>
`
}

function gather(stacks: Stack[]): Box {
  const whole: Box = { name: 'all', time: 0, inside: new Map() }
  for (const { path, time } of stacks) {
    whole.time += time
    let box = whole
    for (const name of path.slice(0, deepest)) {
      const inner: Box = box.inside.get(name) ?? { name, time: 0, inside: new Map() }
      box.inside.set(name, inner)
      inner.time += time
      box = inner
    }
  }
  return whole
}

function draw(
  { name, time, inside }: Box,
  whole: number,
  from: number,
  row: number,
): { row: number; text: string }[] {
  const [x, wide] = [(from / whole) * width, (time / whole) * width]
  const share = `${((time / whole) * 100).toFixed(1)} %`
  const label = `${name} ${share}`
  const room = Math.floor((wide - 6) / letter)
  const shown = label.length <= room ? label : room > 3 ? `${label.slice(0, room - 1)}…` : ''
  const [left, top] = [x.toFixed(1), 30 + row * rowHeight]
  const text =
    `<g><title>${inXml(label)}</title><rect class="${row % 2 ? 'a' : 'b'}" x="${left}" y="${top}" width="${wide.toFixed(1)}" height="${rowHeight}"/>` +
    `${shown ? `<text x="${(x + 3).toFixed(1)}" y="${top + 13}">${inXml(shown)}</text>` : ''}</g>`
  let at = from
  const below = [...inside.values()]
    .sort((one, other) => other.time - one.time)
    .flatMap((box) => {
      const drawn = box.time / whole < least ? [] : draw(box, whole, at, row + 1)
      at += box.time
      return drawn
    })
  return [{ row, text }, ...below]
}

function inXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
