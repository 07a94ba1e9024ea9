import { parseArgs } from 'node:util'
import pg from 'pg'
import { env } from '@/lib/env'
import { command, fail, onDatabase } from './command'
import { readHead, type Verdict, verifyChain, writeHead } from './record/chain'

const usage = `npm run record:verify -- [--expect id:hash] [--json]

Computes the chain of the event log anew and says at which entry it breaks, if it does. --expect checks that a head
that was noted earlier is still in it: without one, entries cut off at the end go unnoticed.`

const options = {
  expect: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

command(async () => {
  const { values } = parseArgs({ options })
  if (values.help) return void console.log(usage)
  const expected = values.expect === undefined ? null : readHead(values.expect)
  if (values.expect !== undefined && !expected)
    fail(`A head looks like 123:<64 hexadecimal digits>.\n\n${usage}`)
  let verdict: Verdict | undefined
  await onDatabase(async () => {
    const client = new pg.Client({ connectionString: env().DATABASE_URL })
    await client.connect()
    try {
      verdict = await verifyChain(client, expected)
    } finally {
      await client.end()
    }
  })
  if (verdict) report(verdict, expected !== null, values.json)
})

function report(verdict: Verdict, isExpected: boolean, asJson: boolean) {
  if (asJson) console.log(JSON.stringify(verdict))
  else if (verdict.state === 'whole') console.log(wholeWords(verdict, isExpected))
  if (verdict.state !== 'whole') fail(asJson ? 'The event log was altered.' : brokenWords(verdict))
}

function wholeWords({ checked, head }: Extract<Verdict, { state: 'whole' }>, isExpected: boolean): string {
  const noted = isExpected
    ? 'The head that you noted is in it.'
    : 'This says nothing of entries cut off at the end: check a head that was noted earlier with --expect.'
  return `${checked} entries, each fits the one before it.\n${head ? `Head: ${writeHead(head)}\n` : ''}${noted}`
}

function brokenWords(verdict: Exclude<Verdict, { state: 'whole' }>): string {
  if (verdict.state === 'broken')
    return `The event log was altered: entry ${verdict.at} does not fit what stands before it (${verdict.checked} entries fit).`
  const { expected, found, checked } = verdict
  const why = found ? 'has another hash now' : 'is not in it any more'
  return `The event log was altered: entry ${expected.id}, noted earlier, ${why}. The ${checked} entries that are there fit each other.`
}
