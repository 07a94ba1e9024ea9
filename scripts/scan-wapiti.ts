import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { command, fail } from '@/scripts/command'
import { scanOwnSite, type Target } from '@/scripts/scans/target'
import { findOrInstall } from '@/scripts/scans/tool'
import { run } from '@/scripts/setup/run.mjs'

/** Left out: what asks a server of Wapiti's makers (ssrf, log4shell), and what breaks in with lists of passwords. */
const modules =
  'xss,permanentxss,sql,blindsql,crlf,redirect,file,exec,csrf,cookieflags,csp,http_headers,htaccess,methods,backup,xxe'

type Found = { level: number; method: string; path: string; parameter: string; info: string }
type Report = {
  vulnerabilities: Record<string, Found[]>
  anomalies: Record<string, Found[]>
  infos: { crawled_pages_nbr?: number }
}

const words = ['', 'low', 'medium', 'high', 'critical']
const high = 3

/** One scan, as nobody or signed in; what it found, each kind once with where it was first. */
async function scan(
  wapiti: string,
  { url, folder, cookie, addresses }: Target,
  minutes: number,
  isSignedIn: boolean,
) {
  const report = path.join(folder, `wapiti-${isSignedIn}.json`)
  const headers = [`Origin: ${url}`, ...(isSignedIn ? [`Cookie: ${cookie}`] : [])]
  await run(
    wapiti,
    [
      ...['-u', `${url}/`, '-m', modules, '--scope', 'folder', '-f', 'json', '-o', report],
      ...addresses.flatMap((address) => ['-s', address]),
      ...headers.flatMap((header) => ['-H', header]),
      ...[
        '--max-scan-time',
        String(minutes * 60),
        '--max-attack-time',
        String(Math.ceil((minutes * 60) / 8)),
      ],
      ...['--max-links-per-page', '60', '--max-files-per-dir', '40', '--depth', '6'],
      ...['--no-bugreport', '--flush-session', '--store-session', folder, '--verbose', '0'],
    ],
    { what: 'wapiti' },
  )
  return JSON.parse(readFileSync(report, 'utf8')) as Report
}

/** `npm run scan:wapiti`: Wapiti over every page it finds, as nobody and as an admin. Fails on high findings. */
await command(async () => {
  const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } })
  const wapiti = findOrInstall('wapiti')
  let worst = 0
  await scanOwnSite(async (target) => {
    for (const isSignedIn of [false, true]) {
      const { vulnerabilities, anomalies, infos } = await scan(
        wapiti,
        target,
        Number(values.minutes),
        isSignedIn,
      )
      console.log(
        `\nWapiti, ${isSignedIn ? 'signed in as an admin' : 'as nobody'}: ${infos.crawled_pages_nbr ?? '?'} pages`,
      )
      for (const [kind, list] of [...Object.entries(vulnerabilities), ...Object.entries(anomalies)]) {
        for (const { level } of list) worst = Math.max(worst, level)
        const [first] = list
        if (first)
          console.log(
            `  ${words[first.level] ?? first.level}: ${kind}, ${list.length} times, first ${first.method} ${first.path} (${first.parameter}) ${first.info}`,
          )
      }
    }
  })
  if (worst >= high) fail('There are high findings.')
  console.log('\nNo high findings.')
})
