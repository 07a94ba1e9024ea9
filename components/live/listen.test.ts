import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { listen } from './listen'

/** A connection as the browser makes it, opened and broken by hand. */
class Source extends EventTarget {
  static readonly CLOSED = 2
  static all: Source[] = []
  readyState = 0
  onopen?: () => void
  onmessage?: (message: { data: string; lastEventId: string }) => void
  onerror?: () => void
  constructor(readonly url: string) {
    super()
    Source.all.push(this)
  }
  close() {
    this.readyState = Source.CLOSED
  }
  refuse() {
    this.readyState = Source.CLOSED
    this.onerror?.()
  }
}

const page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
const heard = vi.fn()
const reset = vi.fn()
const last = () => Source.all.at(-1) as Source
let stop: () => void

function look(state: 'visible' | 'hidden') {
  page.visibilityState = state
  page.dispatchEvent(new Event('visibilitychange'))
}

beforeEach(() => {
  vi.useFakeTimers()
  // In the middle of what chance may make of a wait: exactly the wait.
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  vi.stubGlobal('EventSource', Source)
  vi.stubGlobal('document', page)
  vi.stubGlobal('window', new EventTarget())
  Source.all = []
  page.visibilityState = 'visible'
  stop = listen((after) => `/live?after=${after}`, 3, { heard, reset })
})
afterEach(() => {
  stop()
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

it('waits twice as long after every refusal, at most five minutes, and begins anew once it was let in', () => {
  const waits: number[] = []
  for (let n = 0; n < 8; n++) {
    const before = Date.now()
    last().refuse()
    vi.advanceTimersToNextTimer()
    waits.push((Date.now() - before) / 1_000)
  }
  expect(waits).toEqual([5, 10, 20, 40, 80, 160, 300, 300])
  last().onopen?.()
  last().refuse()
  vi.advanceTimersByTime(5_000)
  expect(Source.all).toHaveLength(10)
})

it('leaves a line that was lost to the browser, which makes it anew by itself', () => {
  last().onerror?.()
  vi.runAllTimers()
  expect(Source.all).toHaveLength(1)
})

it('goes on where it stopped, also after more was missed than is told', () => {
  last().onmessage?.({ data: '{"kind":"comment.created"}', lastEventId: '7' })
  expect(heard).toHaveBeenCalledWith({ kind: 'comment.created' })
  last().refuse()
  vi.runOnlyPendingTimers()
  expect(last().url).toBe('/live?after=7')
  last().dispatchEvent(Object.assign(new Event('reset'), { lastEventId: '90' }))
  expect(reset).toHaveBeenCalledWith(90)
  last().refuse()
  vi.runOnlyPendingTimers()
  expect(last().url).toBe('/live?after=90')
})

it('gives its connection back when nobody looks for ten seconds, and takes one when somebody does', () => {
  look('hidden')
  vi.advanceTimersByTime(9_000)
  look('visible')
  vi.runAllTimers()
  expect(Source.all.map(({ readyState }) => readyState)).toEqual([0])
  look('hidden')
  vi.advanceTimersByTime(10_000)
  expect(last().readyState).toBe(Source.CLOSED)
  look('visible')
  expect(Source.all).toHaveLength(2)
})
