import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { hash } from '@node-rs/argon2'
import { describe, expect } from 'vitest'
import { startMailServer } from '@/e2e/mail-server'
import { newId } from '@/test/factories'
import { callAction } from '@/test/faults/client'
import { fault, isQuick, notRun, percentile, type Scene } from '@/test/faults/scene'

type Way = { name: string; page: string; file: string; more?: Record<string, string> }

/** Where one asks in a way that could tell whether an address has an account. */
const ways: Way[] = [
  {
    name: 'enter',
    page: '/sign-in',
    file: 'lib/account/actions.ts',
    more: { password: 'not the password' },
  },
  { name: 'forgetPassword', page: '/forgot-password', file: 'lib/password/actions.ts' },
  { name: 'mailJoinLink', page: '/sign-up', file: 'lib/join/actions.ts' },
  { name: 'mailSignInLink', page: '/sign-in/mail', file: 'lib/link/actions.ts' },
]

const samplesEach = 200
/** That of `lib/auth/password.ts`: a stored password takes as long to compare as there. */
const strength = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/** A twentieth, or ten milliseconds. */
const mostApart = (median: number) => Math.max(median / 20, 10)

type Sample = { hasAccount: boolean; ms: number; said: string }

/** Addresses with and without an account, equally long, each asked about once, in no order that repeats. */
async function addresses(sql: Scene['sql'], each: number, passwordHash: string) {
  const ids = Array.from({ length: 2 * each }, () => newId())
  const [known, unknown] = [ids.slice(0, each), ids.slice(each)]
  await sql(
    `INSERT INTO "user" (id, email, handle, name, password_hash, email_verified_at)
     SELECT id::uuid, 'a-' || id || '@test.example', 'a-' || right(id, 20), 'Somebody', $2, now()
     FROM unnest($1::text[]) AS id`,
    [known, passwordHash],
  )
  const of = (list: string[], hasAccount: boolean) =>
    list.map((id) => ({ email: `a-${id}@test.example`, hasAccount, at: Math.random() }))
  return [...of(known, true), ...of(unknown, false)].sort((one, other) => one.at - other.at)
}

/** One after the other: how long each took, and what was answered, without the address that was sent. */
async function ask(sql: Scene['sql'], site: string, way: Way, each: number, passwordHash: string) {
  const samples: Sample[] = []
  for (const { email, hasAccount } of await addresses(sql, each, passwordHash)) {
    const action = { file: way.file, name: way.name, fields: { email, ...way.more } }
    const answer = await callAction(site, way.page, '', action)
    if (!answer) throw new Error(`${way.name} was not answered.`)
    samples.push({
      hasAccount,
      ms: answer.ms,
      said: `${answer.status} ${answer.text.replaceAll(email, '…')}`,
    })
  }
  return samples
}

/** The medians with and without an account, and what gives it away; null where nothing does. */
function compare({ name }: Way, samples: Sample[]) {
  const [having, lacking] = [true, false].map((has) => samples.filter((one) => one.hasAccount === has))
  const said = (list: Sample[] = []) => [...new Set(list.map((one) => one.said))].sort().join('\n')
  const median = (list: Sample[] = []) =>
    percentile(
      list.map(({ ms }) => ms),
      50,
    )
  const [one, other] = [median(having), median(lacking)]
  const seen = `${name} ${one.toFixed(1)}/${other.toFixed(1)} ms`
  if (said(having) !== said(lacking))
    return { seen, gives: `${name}: ${said(having)}\nand without: ${said(lacking)}` }
  return { seen, gives: Math.abs(one - other) <= mostApart(Math.max(one, other)) ? null : seen }
}

describe('who has an account', () => {
  fault(
    'A2',
    'is told neither by an answer nor by its time',
    async ({ own, sql }) => {
      if (isQuick)
        return notRun('time is compared where nothing else runs; e2e/account-doors has the answers')
      const folder = mkdtempSync(path.join(os.tmpdir(), 'obelus-mail-'))
      const mail = await startMailServer(folder)
      try {
        const site = await own.startBeside({ SMTP_URL: mail.url, MAIL_FROM: 'news@obelus.test' })
        const passwordHash = await hash('a password of theirs', strength)
        const found: ReturnType<typeof compare>[] = []
        for (const way of ways) {
          await ask(sql, site.url, way, 5, passwordHash)
          found.push(compare(way, await ask(sql, site.url, way, samplesEach, passwordHash)))
        }
        await site.end('SIGTERM')
        const medians = found.map(({ seen }) => seen).join(', ')
        expect(
          found.flatMap(({ gives }) => gives ?? []),
          `with/without an account: ${medians}`,
        ).toEqual([])
        return {
          dose: `${ways.length} forms × ${samplesEach} with and without an account`,
          outcome: `same status and body; medians ${medians}`,
        }
      } finally {
        await mail.stop()
        rmSync(folder, { recursive: true, force: true })
      }
    },
    600_000,
  )
})
