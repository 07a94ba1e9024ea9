import type { Browser, Page } from '@playwright/test'

/**
 * A page that is opened counts as open once its controls work: its scripts come after its words
 * (`server/words-first.ts`), so that `load` says nothing of it. Without scripting there is nothing to wait for.
 */
export function openAlive(browser: Browser): void {
  browser.on('context', (context) => context.on('page', waitInPage))
}

function waitInPage(page: Page): void {
  for (const way of ['goto', 'reload'] as const) {
    const open = page[way].bind(page) as (...parts: unknown[]) => ReturnType<Page['goto']>
    page[way] = async (...parts: unknown[]) => {
      const response = await open(...parts)
      await untilAlive(page)
      return response
    }
  }
}

/** Waits until the page as it stands is alive. */
export async function untilAlive(page: Page): Promise<void> {
  while (
    !(await page.evaluate(
      () =>
        matchMedia('(scripting: none)').matches ||
        !document.getElementById('later') ||
        performance.getEntriesByName('alive').length > 0,
    ))
  )
    await page.waitForTimeout(20)
}
