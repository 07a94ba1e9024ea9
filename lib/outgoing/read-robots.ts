import 'server-only'
import { ask, type Checked, check, redirectOf } from '@/lib/outgoing/ask'
import { readBody } from '@/lib/outgoing/body'
import type { Way } from '@/lib/outgoing/circumstances'
import { logged } from '@/lib/outgoing/log'
import { OutgoingProblem } from '@/lib/outgoing/outcomes'
import { mostRobotsBytes, type Robots, robotsFrom } from '@/lib/outgoing/robots'
import { readTarget } from '@/lib/outgoing/target'

/** The rules of a target's origin: those that were kept, or what its robots.txt says now. */
export async function robotsOf({ target, addresses }: Checked, way: Way): Promise<Robots> {
  const { origin } = target.url
  const kept = way.robots.get(origin)
  if (kept) return kept
  // The same host, so its addresses are the checked ones; where its rules redirect to is checked anew.
  const rules = { target: { ...target, url: new URL('/robots.txt', origin) }, addresses }
  const robots = await readRobots(rules, way)
  way.robots.set(origin, robots)
  return robots
}

async function readRobots(rules: Checked, way: Way): Promise<Robots> {
  const { url } = rules.target
  let found = await readOnce(url, way, async () => rules)
  for (let redirects = 1; redirects <= way.mostRedirects && 'location' in found; redirects++) {
    const { location, base } = found
    found = await readOnce(URL.parse(location, base.href), way, async () => {
      const target = readTarget(location, way.allowed, base)
      if (!target) throw new OutgoingProblem('bad-address')
      return check(target, way)
    })
  }
  return 'location' in found ? robotsFrom(url.href, 508, '') : robotsFrom(url.href, found.status, found.text)
}

type Found = { status: number; text: string } | { location: string; base: URL }

function readOnce(url: URL | null, way: Way, find: () => Promise<Checked>): Promise<Found> {
  return logged(url, 'robots', async (note) => {
    const checked = await find()
    return ask(checked, way, async (answer): Promise<Found> => {
      note.status = answer.status
      const location = redirectOf(answer)
      if (location !== null) return { location, base: checked.target.url }
      const { bytes } = await readBody(answer, mostRobotsBytes)
      note.bytes = bytes.length
      return { status: answer.status, text: new TextDecoder().decode(bytes) }
    })
  })
}
