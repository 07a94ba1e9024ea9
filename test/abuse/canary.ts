import type { BrowserContext, Page } from '@playwright/test'
import { openBrowser } from './browser'

/** What happened in a browser that must not have: what ran, by its number or name, and what was asked of other sites. */
export type Seen = { ran: Set<string>; elsewhere: Set<string> }
export type Watched = { context: BrowserContext; page: Page; seen: Seen; refused: () => Promise<string[]> }

type Told = { refusedByPolicy?: string[] }

/** Functions of a page that public payloads call to show that they ran. */
const hooks = ['alert', 'confirm', 'prompt', 'print', 'noteRun']

/** A browser that notes whatever runs in any frame, opens a dialog, or asks another site for something. */
export async function watched(
  site: string,
  isWithoutPolicy: boolean,
  cookies: object[] = [],
): Promise<Watched> {
  const context = await openBrowser({ bypassCSP: isWithoutPolicy })
  context.setDefaultTimeout(120_000)
  const seen: Seen = { ran: new Set(), elsewhere: new Set() }
  await context.addCookies(cookies as Parameters<BrowserContext['addCookies']>[0])
  await context.exposeBinding('tellOfRun', (_source, what: string) => seen.ran.add(what))
  await context.addInitScript((names) => {
    const here = globalThis as unknown as Record<string, unknown> & Told
    const tell = here.tellOfRun as (what: string) => void
    for (const name of names) here[name] = (what: unknown) => tell(name === 'noteRun' ? String(what) : name)
    here.refusedByPolicy = []
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      here.refusedByPolicy?.push(`${effectiveDirective} ${blockedURI.slice(0, 60)}`),
    )
  }, hooks)
  await context.route(
    (url) => url.origin !== site && !['data:', 'blob:', 'about:'].includes(url.protocol),
    async (route) => {
      seen.elsewhere.add(route.request().url())
      await route.abort()
    },
  )
  const page = await context.newPage()
  page.on('dialog', (dialog) => {
    seen.ran.add(`dialog ${dialog.message()}`)
    void dialog.dismiss().catch(() => {})
  })
  const refused = () => page.evaluate(() => (globalThis as Told).refusedByPolicy ?? [])
  return { context, page, seen, refused }
}

/** What frames a page; as many with somebody's words in it as without. */
export function landmarksOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const names = [
      'main',
      'nav',
      'body > header',
      'footer',
      'aside',
      'h1',
      'form',
      'input',
      'textarea',
      'script',
      'style',
      'iframe',
    ]
    return names.map((name) => `${name} ${document.querySelectorAll(name).length}`).join(', ')
  })
}

/** Links that lead to neither a page nor a mailbox, and elements in people's words that no Markdown of ours makes. */
export function strangersIn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href], area[href]')]
    const strange = links.map(({ href }) => href).filter((href) => !/^(https?:|mailto:)/.test(href))
    const made = 'p, br, em, strong, a, ul, ol, li, blockquote, code, pre'
    const inside = [...document.querySelectorAll(`.prose *:not(${made})`)].map(({ outerHTML }) => outerHTML)
    const handled = [...document.querySelectorAll('.prose *')].flatMap((element) =>
      element.getAttributeNames().filter((name) => name.startsWith('on') || name === 'style'),
    )
    return [...strange, ...inside, ...handled].map((text) => text.slice(0, 200))
  })
}
