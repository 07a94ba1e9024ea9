import 'server-only'
import { ask, redirectOf } from '@/lib/outgoing/ask'
import { readBody } from '@/lib/outgoing/body'
import type { Way } from '@/lib/outgoing/circumstances'
import { logged } from '@/lib/outgoing/log'
import { OutgoingProblem } from '@/lib/outgoing/outcomes'
import { keepRobots, keptRobots, mostRobotsBytes, type Robots, robotsFrom } from '@/lib/outgoing/robots'
import { readTarget } from '@/lib/outgoing/target'

/** The rules of an origin: those that were kept, or what its robots.txt says now. */
export async function robotsOf(origin: string, way: Way): Promise<Robots> {
  return keptRobots(origin) ?? keepRobots(origin, await readRobots(origin, way))
}

async function readRobots(origin: string, way: Way): Promise<Robots> {
  const address = `${origin}/robots.txt`
  let [next, base]: [string, URL | undefined] = [address, undefined]
  for (let redirects = 0; redirects <= way.mostRedirects; redirects++) {
    const found = await readOnce(next, base, way)
    if (!('location' in found)) return robotsFrom(address, found.status, found.text)
    next = found.location
    base = found.base
  }
  return robotsFrom(address, 508, '')
}

type Found = { status: number; text: string } | { location: string; base: URL }

async function readOnce(address: string, base: URL | undefined, way: Way): Promise<Found> {
  return logged(URL.parse(address, base?.href), 'robots', async (note) => {
    const target = readTarget(address, way.allowed, base)
    if (!target) throw new OutgoingProblem('bad-address')
    return ask(target, way, async (answer): Promise<Found> => {
      note.status = answer.status
      const location = redirectOf(answer)
      if (location !== null) return { location, base: target.url }
      const { bytes } = await readBody(answer, mostRobotsBytes)
      note.bytes = bytes.length
      return { status: answer.status, text: new TextDecoder().decode(bytes) }
    })
  })
}
