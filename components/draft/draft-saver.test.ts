import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Draft } from '@/lib/draft/shape'
import type { FormValues } from '@/lib/form'
import type { Answer } from './draft-requests'
import { DraftSaver } from './draft-saver'
import type { Links } from './save-state'

const at = '2026-11-24T14:03:00.000Z'
const theirs = (change: Partial<Draft> = {}): Draft => {
  return { id: 'd', revision: 7, writer: 'there', turn: 1, at, words: { claim: 'Theirs' }, ...change }
}
const saved = (revision: number): Answer => ({ kind: 'saved', saved: { id: 'd', revision, at } })

let answers: (Answer | Promise<Answer>)[]
let links: { [Name in keyof Links]: ReturnType<typeof vi.fn<Links[Name]>> }

beforeEach(() => {
  vi.useFakeTimers()
  answers = []
  links = {
    send: vi.fn(async () => answers.shift() ?? saved(links.send.mock.calls.length)),
    read: vi.fn(async () => theirs()),
    keep: vi.fn(() => true),
    drop: vi.fn(),
    tell: vi.fn(),
    show: vi.fn(),
    replace: vi.fn(),
  }
})
afterEach(() => vi.useRealTimers())

const open = (words: FormValues = {}, revision = 0) =>
  new DraftSaver(links, { id: 'd', revision, words, writer: 'here', place: 'p', about: { factCheckId: 'f' } })
const stateNow = () => links.show.mock.lastCall?.[0].kind
const sentWords = () => links.send.mock.calls.map(([{ words }]) => words.claim)
const pause = (ms = 1_000) => vi.advanceTimersByTimeAsync(ms)

describe('DraftSaver', () => {
  it('keeps words in the browser at once and sends them once after a pause', async () => {
    const saver = open()
    for (const claim of ['A', 'A c', 'A claim']) saver.note({ claim })
    expect(links.keep).toHaveBeenCalledTimes(3)
    expect(links.send).not.toHaveBeenCalled()
    await pause()
    expect(sentWords()).toEqual(['A claim'])
    expect(stateNow()).toBe('saved')
    expect(links.drop).toHaveBeenCalled()
    await pause(600_000)
    expect(links.send).toHaveBeenCalledOnce()
  })

  it('sends nothing for a form that only quotes, nor for words that came back to what is stored', async () => {
    const saver = open()
    saver.note({ quote: 'The plan' })
    await pause()
    const again = open({ claim: 'Stored' }, 3)
    again.note({ claim: 'Stored!' })
    again.note({ claim: 'Stored' })
    await pause()
    expect(links.send).not.toHaveBeenCalled()
  })

  it('sends what was typed during a request after it, from the revision it gave', async () => {
    let answer = (_: Answer) => {}
    answers = [new Promise<Answer>((done) => (answer = done))]
    const saver = open()
    saver.note({ claim: 'A' })
    await pause()
    saver.note({ claim: 'A claim' })
    await pause()
    expect(links.send).toHaveBeenCalledOnce()
    answer(saved(1))
    await pause()
    expect(sentWords()).toEqual(['A', 'A claim'])
    expect(links.send.mock.lastCall?.[0]).toMatchObject({ revision: 1, turn: 2 })
  })

  it('tries again more and more slowly while nobody answers, and at once when woken', async () => {
    answers = Array.from({ length: 4 }, () => ({ kind: 'unreachable' as const }))
    const saver = open()
    saver.note({ claim: 'A' })
    await pause(1_000)
    expect(stateNow()).toBe('unreachable')
    await pause(1_999)
    expect(links.send).toHaveBeenCalledTimes(1)
    await pause(1)
    expect(links.send).toHaveBeenCalledTimes(2)
    await pause(4_000)
    expect(links.send).toHaveBeenCalledTimes(3)
    answers = []
    saver.wake()
    await pause(0)
    expect(stateNow()).toBe('saved')
  })

  it('stops at a newer draft until the person chooses, and still keeps what is typed', async () => {
    answers = [{ kind: 'newer', id: 'd' }]
    const saver = open({ claim: 'Old' }, 3)
    saver.note({ claim: 'Mine' })
    await pause()
    expect(stateNow()).toBe('newer')
    saver.note({ claim: 'Mine still' })
    await pause(60_000)
    saver.flush(true)
    expect(links.send).toHaveBeenCalledOnce()
    expect(links.keep.mock.lastCall?.[0].words).toEqual({ claim: 'Mine still' })
    saver.keepMine()
    await pause(0)
    expect(links.send.mock.lastCall?.[0]).toMatchObject({ revision: 7, words: { claim: 'Mine still' } })
    expect(links.replace).not.toHaveBeenCalled()
  })

  it('puts the other words into the form when they are chosen', async () => {
    answers = [{ kind: 'newer', id: 'd' }]
    const saver = open({ claim: 'Old' }, 3)
    saver.note({ claim: 'Mine' })
    await pause()
    saver.takeTheirs()
    expect(links.replace).toHaveBeenCalledWith(theirs())
    await pause(60_000)
    expect(links.send).toHaveBeenCalledOnce()
    expect(saver.revision).toBe(7)
  })

  it('takes over what another tab wrote where nothing of its own would go under', async () => {
    const saver = open({ claim: 'Old' }, 3)
    await saver.compare()
    expect(links.replace).toHaveBeenCalledWith(theirs())
    expect(stateNow()).toBe('saved')
  })

  it('knows its own words again when an answer was lost', async () => {
    answers = [{ kind: 'newer', id: 'd' }]
    links.read.mockResolvedValue(theirs({ writer: 'here', words: { claim: 'M' } }))
    const saver = open({ claim: 'Old' }, 3)
    saver.note({ claim: 'Mine' })
    await pause()
    await pause()
    expect(links.send.mock.lastCall?.[0]).toMatchObject({ revision: 7, words: { claim: 'Mine' } })
    expect(links.replace).not.toHaveBeenCalled()
  })

  it('does not bring back a draft that is gone unless asked, and then as another', async () => {
    answers = [{ kind: 'gone' }]
    const saver = open({ claim: 'Old' }, 3)
    saver.note({ claim: 'Mine' })
    await pause(60_000)
    expect(links.send).toHaveBeenCalledOnce()
    expect(stateNow()).toBe('gone')
    saver.keepMine()
    await pause(0)
    expect(links.send.mock.lastCall?.[0]).toMatchObject({ revision: 0, words: { claim: 'Mine' } })
    expect(saver.id).not.toBe('d')
  })

  it('sends nothing while its form is being sent, and goes on when that was refused', async () => {
    const saver = open()
    saver.note({ claim: 'A' })
    expect(saver.hold()).toBeNull()
    await pause(60_000)
    saver.flush(true)
    expect(links.send).not.toHaveBeenCalled()
    saver.resume()
    await pause()
    expect(links.send).toHaveBeenCalledOnce()
  })

  it('warns of leaving only where neither server nor browser has the words', async () => {
    const saver = open()
    saver.note({ claim: 'A' })
    expect(saver.isUnsafe).toBe(false)
    links.keep.mockReturnValue(false)
    saver.note({ claim: 'A claim' })
    expect(saver.isUnsafe).toBe(true)
    await pause()
    expect(saver.isUnsafe).toBe(false)
  })
})
