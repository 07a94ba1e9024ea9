/** Below the header, where people read. */
const readingHeight = 0.25

/**
 * Holds the text that is being read where it is on the screen while the page around it changes: call `settle` when it
 * has changed, `end` when it won't any more. The reader may scroll meanwhile.
 */
export function keepPlace(): { settle(): void; end(): void } {
  let held = find()
  let top = topOf(held)
  const page = document.documentElement
  // Some browsers do this themselves, others don't: here all do it once.
  page.style.overflowAnchor = 'none'
  function follow() {
    held = find()
    top = topOf(held)
  }
  window.addEventListener('scroll', follow, { passive: true })
  return {
    settle() {
      if (!held?.isConnected) return
      window.scrollBy({ top: topOf(held) - top, behavior: 'instant' })
      lower(topOf(held) - top)
    },
    end() {
      window.removeEventListener('scroll', follow)
      requestAnimationFrame(() => {
        page.style.overflowAnchor = ''
      })
    },
  }
}

/** The paragraph that somebody works on, else the first one at reading height. */
function find(): HTMLElement | null {
  const rows = [...document.querySelectorAll<HTMLElement>('.article-row')]
  const own = document.activeElement?.closest<HTMLElement>('.article-row')
  if (own && isOnScreen(own)) return own
  const line = window.innerHeight * readingHeight
  return rows.find((row) => row.getBoundingClientRect().bottom > line) ?? null
}

function isOnScreen(row: HTMLElement): boolean {
  const { top, bottom } = row.getBoundingClientRect()
  return bottom > 0 && top < window.innerHeight
}

function topOf(row: HTMLElement | null): number {
  return row?.getBoundingClientRect().top ?? 0
}

/** At the very top there is nothing to scroll back to when what stands above the text has become shorter. */
function lower(by: number): void {
  const rows = document.querySelector<HTMLElement>('[data-rows]')
  if (!rows || by > -0.5) return
  const before = Number.parseFloat(rows.style.marginTop) || 0
  rows.style.marginTop = `${before - by}px`
}
