import type { LiveEvent } from '@/lib/live/heard'

/** A page that nobody looks at for so long gives its connection back: a browser has few for each server. */
const hiddenMs = 10_000
const firstRetryMs = 5_000
const lastRetryMs = 5 * 60_000

type Ears = {
  heard: (event: LiveEvent) => void
  /** More was missed than is told; everything up to this entry of the log may be new. */
  reset: (upTo: number) => void
}

/**
 * Hears what happens after an entry of the log, as long as the page is looked at, and goes on where it stopped. A
 * lost line is made anew by the browser; one that was refused is tried again here, later each time.
 */
export function listen(addressAfter: (after: number) => string, start: number, ears: Ears): () => void {
  let after = start
  let source: EventSource | undefined
  let later: ReturnType<typeof setTimeout> | undefined
  let refusals = 0

  function open() {
    clearTimeout(later)
    if (source || document.visibilityState === 'hidden') return
    const mine = new EventSource(addressAfter(after))
    source = mine
    mine.onopen = () => {
      refusals = 0
    }
    mine.onmessage = ({ data, lastEventId }) => {
      after = Number(lastEventId)
      ears.heard(JSON.parse(data))
    }
    mine.addEventListener('reset', ({ lastEventId }) => {
      after = Number(lastEventId)
      ears.reset(after)
    })
    mine.onerror = () => {
      if (mine.readyState !== EventSource.CLOSED || mine !== source) return
      close()
      later = setTimeout(open, retryAfter(refusals++))
    }
  }
  function close() {
    clearTimeout(later)
    source?.close()
    source = undefined
  }
  function look() {
    clearTimeout(later)
    if (document.visibilityState === 'visible') open()
    else later = setTimeout(close, hiddenMs)
  }

  open()
  document.addEventListener('visibilitychange', look)
  // An open connection would keep the page from being shown again at once when one goes back to it.
  window.addEventListener('pagehide', close)
  window.addEventListener('pageshow', open)
  return () => {
    close()
    document.removeEventListener('visibilitychange', look)
    window.removeEventListener('pagehide', close)
    window.removeEventListener('pageshow', open)
  }
}

function retryAfter(refusals: number): number {
  return Math.min(lastRetryMs, firstRetryMs * 2 ** refusals) * (0.5 + Math.random())
}
