import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from '@playwright/test'
import { chromiumFlags, findOrInstallChromium } from '@/e2e/chromium'

const kept = globalThis as { obelusBrowser?: Promise<Browser> }

/** Chromium without anybody's cookies; the browser is the same for all rows of a run. */
export async function openBrowser(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  kept.obelusBrowser ??= launch()
  return (await kept.obelusBrowser).newContext({ serviceWorkers: 'block', ...options })
}

function launch(): Promise<Browser> {
  const executablePath = findOrInstallChromium()
  return chromium.launch({ args: chromiumFlags(), ...(executablePath ? { executablePath } : {}) })
}

/** Ends the browser; the rows of a file that had one say when they are done. */
export async function closeBrowser(): Promise<void> {
  const browser = await kept.obelusBrowser
  delete kept.obelusBrowser
  await browser?.close()
}

/** What Playwright takes for a cookie of a site, from `name=value`. */
export function cookieFor(url: string, cookie: string) {
  const at = cookie.indexOf('=')
  return {
    name: cookie.slice(0, at),
    value: cookie.slice(at + 1),
    url,
    httpOnly: true,
    sameSite: 'Lax' as const,
  }
}
