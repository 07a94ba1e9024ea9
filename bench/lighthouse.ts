import { readFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { chromiumFlags, findOrInstallChromium } from '../e2e/chromium.ts'
import { runNpm } from '../scripts/setup/run.mjs'
import type { Site } from './data/site.ts'
import type { Promised } from './promises.ts'
import { articlePath } from './scenarios.ts'
import type { Server } from './servers/start.ts'

/** The last version that runs on Node.js 20. */
const lighthouse = 'lighthouse@12.8.2'
const flags = ['--headless=new', '--disable-gpu', ...chromiumFlags()].join(' ')

type Category = { title: string; score: number | null }
type Audit = { displayValue?: string }
type Judgement = { categories: Record<string, Category>; audits: Record<string, Audit> }

/** What Lighthouse says of the three pages that readers open, on its phone: slow 4G and a quarter of this processor. */
export async function askLighthouse(site: Site, application: Server, folder: string): Promise<Promised[]> {
  const article = articlePath(site.few)
  const html = await (await fetch(`${application.url}${article}`)).text()
  const check = html.match(/\/fact-checks\/[0-9a-f-]{36}/)?.[0] ?? ''
  const judged: Promised[] = []
  for (const [name, page] of Object.entries({ article, check, 'front page': '/' }))
    judged.push(await judge(name, `${application.url}${page}`, path.join(folder, 'lighthouse.json')))
  return judged
}

async function judge(name: string, url: string, report: string): Promise<Promised> {
  const asked = ['--quiet', '--output=json', `--output-path=${report}`, `--chrome-flags=${flags}`]
  await runNpm(['exec', '--yes', `--package=${lighthouse}`, '--', 'lighthouse', url, ...asked], {
    what: 'Lighthouse',
    env: { CHROME_PATH: findOrInstallChromium() ?? chromium.executablePath() },
  })
  const { categories, audits }: Judgement = JSON.parse(readFileSync(report, 'utf8'))
  const scores = Object.entries(categories).map(
    ([key, { score }]) => [key, Math.round((score ?? 0) * 100)] as const,
  )
  const shown = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time']
  const paints = shown.map((audit) => `${audit.replaceAll('-', ' ')} ${audits[audit]?.displayValue}`)
  return {
    name: `Lighthouse on a phone, ${name}: 100 for performance, accessibility, best practices and search`,
    holds: scores.every(([, score]) => score === 100),
    figures: `${scores.map(([, score]) => score).join(', ')}; ${paints.join(', ')}`,
    values: Object.fromEntries(scores),
  }
}
