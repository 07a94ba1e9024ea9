import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { command, fail } from '@/scripts/command'
import { scanOwnSite } from '@/scripts/scans/target'
import { findOrInstall } from '@/scripts/scans/tool'
import { run } from '@/scripts/setup/run.mjs'

/** Addresses in which a parameter was found that reaches a statement, from the tables that sqlmap keeps. */
function injectable(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /^results-.*\.csv$/.test(name))
    .flatMap((name) => readFileSync(path.join(folder, name), 'utf8').trim().split('\n').slice(1))
    .filter((line) => /,(GET|POST|Cookie|User-Agent|Referer|URI|Host|\(custom\)[^,]*),/i.test(line))
}

/** `npm run scan:sqlmap`: sqlmap over every address with parameters, as an admin. Fails where one is injectable. */
await command(async () => {
  const { values } = parseArgs({
    options: { level: { type: 'string', default: '3' }, risk: { type: 'string', default: '2' } },
  })
  const sqlmap = findOrInstall('sqlmap')
  await scanOwnSite(async ({ url, folder, cookie, addresses }) => {
    const list = path.join(folder, 'addresses')
    writeFileSync(list, addresses.join('\n'))
    const output = await run(
      sqlmap,
      [
        ...['-m', list, '--batch', '--level', values.level, '--risk', values.risk, '--dbms', 'PostgreSQL'],
        ...[
          '--cookie',
          cookie,
          '--headers',
          `Origin: ${url}`,
          '--output-dir',
          folder,
          '--results-file',
          path.join(folder, 'results-all.csv'),
        ],
        // The session is not to be guessed at, and neither are headers of every kind.
        ...[
          '--skip',
          'cookie,user-agent,referer,host',
          '--threads',
          '4',
          '--timeout',
          '15',
          '--retries',
          '1',
        ],
        ...['--time-sec', '5', '--technique', 'BEUST', '--disable-coloring', '-v', '1'],
      ],
      { what: 'sqlmap' },
    )
    const tested = output.match(/testing if (?:GET|POST|\(custom\)|URI) parameter '[^']+'/g) ?? []
    const safe = output.match(/parameter '[^']+' does not seem to be injectable/g) ?? []
    console.log(
      `\nsqlmap, level ${values.level}, risk ${values.risk}: ${addresses.length} addresses, ${tested.length} parameters tried, ${safe.length} not injectable`,
    )
    const found = injectable(folder)
    if (tested.length === 0) fail('sqlmap tried nothing; that says nothing.')
    if (found.length > 0) fail(`Injectable:\n${found.join('\n')}`)
    console.log('Nothing is injectable.')
  })
})
