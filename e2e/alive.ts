import type { Browser, Page } from '@playwright/test'

/**
 * A page that is opened counts as open once its controls work: its scripts come after its words
 * (`server/words-first.ts`), so that `load` says nothing of it. Whoever says what to wait for gets that. Without
 * scripting there is nothing to wait for.
 */
export function openAlive(browser: Browser): void {
  browser.on('context', (context) => context.on('page', waitInPage))
}

function waitInPage(page: Page): void {
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)]
  page.goto = async (url, options) => {
    const response = await goto(url, options)
    if (!options?.waitUntil) await untilAlive(page)
    return response
  }
  page.reload = async (options) => {
    const response = await reload(options)
    if (!options?.waitUntil) await untilAlive(page)
    return response
  }
}

/** Waits until the page as it stands is alive. */
export async function untilAlive(page: Page): Promise<void> {
  // A page that leads on by itself is gone while it is asked.
  while (!(await page.evaluate(isAlive).catch(() => page.isClosed()))) await page.waitForTimeout(20)
}

function isAlive(): boolean {
  return (
    matchMedia('(scripting: none)').matches ||
    !document.getElementById('later') ||
    performance.getEntriesByName('alive').length > 0
  )
}
