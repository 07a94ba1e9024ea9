import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { LogEntry } from '@/lib/live/heard'
import { mostMissed } from '@/lib/live/limits'
import { LiveHub } from './live-hub'
import type { Channel, LiveSource } from './live-source'

const here = { article: 'here' }
let log: LogEntry[]
let isDown: boolean
let asked: string[]

function write(change: Partial<LogEntry> = {}): number {
  const id = (log.at(-1)?.id ?? 0) + 1
  log.push({
    id,
    kind: 'comment.created',
    subjectId: `thing ${id}`,
    articleId: 'here',
    actorId: 'somebody',
    paragraphId: 'p',
    wasHeld: false,
    isArticlePublic: true,
    commentState: 'visible',
    isCheckPublic: false,
    isReuseAccepted: false,
    ...change,
  })
  return id
}

async function read<Value>(what: string, value: () => Value): Promise<Value> {
  asked.push(what)
  await Promise.resolve()
  if (isDown) throw new Error('down')
  return value()
}

const source: LiveSource = {
  lastId: () => read('last', () => log.at(-1)?.id ?? 0),
  entriesAfter: (after, limit) => read('on', () => log.filter(({ id }) => id > after).slice(0, limit)),
  missedAt: (channel: Channel, after, upTo, limit) =>
    read('missed', () =>
      log
        .filter(
          ({ id, articleId }) =>
            id > after && id <= upTo && (channel === 'desk' || articleId === channel.article),
        )
        .slice(0, limit),
    ),
  isPublicArticle: async () => true,
}

function listener() {
  const heard: string[] = []
  const ids = () =>
    heard.filter((text) => text.includes('data: {"id"')).map((text) => Number(/^id: (\d+)/.exec(text)?.[1]))
  return { heard, ids, send: (text: string) => heard.push(text), cut: vi.fn() }
}

const upTo = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at)

let hub: LiveHub

/** Writes to the log and has it announced, as a commit does. */
async function happen(change: Partial<LogEntry> = {}) {
  const id = write(change)
  hub.announced({ id: String(id) })
  return id
}

beforeEach(() => {
  log = []
  isDown = false
  asked = []
  hub = new LiveHub(source)
})

describe('somebody who listens', () => {
  it('hears what happens from now on at their place, in order and once', async () => {
    write()
    const mine = listener()
    await hub.join(here, null, mine)
    for (let count = 0; count < 3; count++) await happen()
    await happen({ articleId: 'elsewhere' })
    hub.announced({ id: '4' })
    await vi.waitFor(() => expect(mine.ids()).toEqual([2, 3, 4]))
  })

  it('is told ids, kind and place, and nothing else', async () => {
    const mine = listener()
    await hub.join(here, null, mine)
    await happen()
    await vi.waitFor(() => expect(mine.heard).toHaveLength(1))
    expect(mine.heard[0]).toBe(
      'id: 1\ndata: {"id":1,"kind":"comment.created","subjectId":"thing 1","paragraphId":"p","actorId":"somebody"}\n\n',
    )
  })

  it('hears nothing more after leaving', async () => {
    const mine = listener()
    const leave = await hub.join(here, null, mine)
    leave()
    await happen()
    expect(hub.size).toBe(0)
    expect(mine.heard).toEqual([])
  })

  it('costs one reading of the log, however many there are', async () => {
    const many = Array.from({ length: 100 }, listener)
    for (const one of many) await hub.join(here, null, one)
    asked = []
    await happen()
    await vi.waitFor(() => expect(many.every((one) => one.ids().length === 1)).toBe(true))
    expect(asked).toEqual(['on'])
  })
})

describe('somebody who comes back', () => {
  it('hears what they missed from the log, and then what happens', async () => {
    for (let count = 0; count < 5; count++) write()
    const mine = listener()
    await hub.join(here, 2, mine)
    await happen()
    await vi.waitFor(() => expect(mine.ids()).toEqual([3, 4, 5, 6]))
  })

  it('hears once what happens while the log is being asked', async () => {
    for (let count = 0; count < 5; count++) write()
    hub.opened()
    await vi.waitFor(() => expect(asked).toEqual(['last', 'on']))
    const mine = listener()
    const joined = hub.join(here, 0, mine)
    await happen()
    await joined
    await vi.waitFor(() => expect(mine.ids()).toEqual(upTo(1, 6)))
  })

  it('asks nothing of the database after a moment', async () => {
    await hub.join(here, null, listener())
    for (let count = 0; count < 5; count++) await happen()
    await vi.waitFor(() => expect(hub).toMatchObject({ head: 5 }))
    asked = []
    const mine = listener()
    await hub.join(here, 3, mine)
    expect(mine.ids()).toEqual([4, 5])
    expect(asked).toEqual([])
  })

  it('shares one question with everyone who comes back at the same moment', async () => {
    for (let count = 0; count < 5; count++) write()
    await hub.join(here, null, listener())
    asked = []
    const many = Array.from({ length: 50 }, listener)
    await Promise.all(many.map((one) => hub.join(here, 1, one)))
    expect(many.every((one) => one.ids().join() === '2,3,4,5')).toBe(true)
    expect(asked).toEqual(['missed'])
  })

  it.each([
    ['from the log', false],
    ['from memory', true],
  ])('is told to look anew when they missed too much, %s', async (_, isRemembered) => {
    if (isRemembered) await hub.join(here, null, listener())
    for (let count = 0; count <= mostMissed; count++) write()
    hub.announced({ id: String(log.length) })
    await vi.waitFor(() => expect(hub).toMatchObject({ head: log.length }))
    const mine = listener()
    await hub.join(here, 0, mine)
    expect(mine.heard).toEqual([`id: ${log.length}\nevent: reset\ndata: {}\n\n`])
    const id = await happen()
    await vi.waitFor(() => expect(mine.ids()).toEqual([id]))
  })

  it('is told to look anew when they know more than the log, as after an older backup was restored', async () => {
    write()
    const mine = listener()
    await hub.join(here, 900, mine)
    expect(mine.heard).toEqual(['id: 1\nevent: reset\ndata: {}\n\n'])
    await happen()
    await vi.waitFor(() => expect(mine.ids()).toEqual([2]))
  })

  it('is not told again what another process has already told them', async () => {
    write()
    await hub.join(here, null, listener())
    write()
    write()
    const mine = listener()
    await hub.join(here, 2, mine)
    hub.announced({ id: '3' })
    await vi.waitFor(() => expect(mine.ids()).toEqual([3]))
    expect(mine.heard).toHaveLength(1)
  })
})

describe('a lost connection', () => {
  it('loses and repeats nothing', async () => {
    const mine = listener()
    await hub.join(here, null, mine)
    await happen()
    isDown = true
    await happen()
    write()
    isDown = false
    hub.opened()
    await vi.waitFor(() => expect(mine.ids()).toEqual([1, 2, 3]))
  })

  it('is made up for at the next beat when only a reading failed', async () => {
    const mine = listener()
    await hub.join(here, null, mine)
    isDown = true
    await happen()
    await vi.waitFor(() => expect(hub).toMatchObject({ isReading: false }))
    isDown = false
    hub.beat()
    await vi.waitFor(() => expect(mine.ids()).toEqual([1]))
    expect(mine.heard).toContain(':\n\n')
  })

  it('turns away those who come meanwhile, and keeps no place for them', async () => {
    isDown = true
    await expect(hub.join(here, null, listener())).rejects.toThrow('cannot be read')
    isDown = false
    write()
    await hub.join(here, null, listener())
    isDown = true
    await expect(hub.join(here, 0, listener())).rejects.toThrow('down')
    expect(hub.size).toBe(1)
  })
})

it('reads on in batches until it has caught up', async () => {
  const mine = listener()
  await hub.join(here, null, mine)
  for (let count = 0; count < 1_234; count++) write()
  hub.opened()
  await vi.waitFor(() => expect(mine.ids()).toEqual(upTo(1, 1_234)))
})

it('tells the desk what readers do not hear, and cuts everyone when it ends', async () => {
  const [reader, moderator] = [listener(), listener()]
  await hub.join(here, null, reader)
  await hub.join('desk', null, moderator)
  await happen({ kind: 'fact-check.submitted', commentState: null })
  await vi.waitFor(() => expect(moderator.ids()).toEqual([1]))
  expect(reader.heard).toEqual([])
  hub.cut()
  expect(moderator.cut).toHaveBeenCalledOnce()
  expect(reader.cut).toHaveBeenCalledOnce()
})
