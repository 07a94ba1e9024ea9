import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { root } from '@/scripts/setup/folders.mjs'

const random = () => randomBytes(32).toString('base64url')
const good = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgresql://obelus:7Jq1hY_kd@127.0.0.1:1/obelus',
  AUTH_SECRET: random(),
  OBELUS_URL: 'https://news.example',
}

/** What a process says that is to start with these settings. */
function start(settings: Record<string, string | undefined>): string {
  const { PATH } = process.env
  const read = [
    '--import',
    'tsx',
    '-e',
    "import('./lib/env.ts').then(({ env }) => console.log(env().NODE_ENV))",
  ]
  const environment = { PATH, ...good, ...settings } as unknown as NodeJS.ProcessEnv
  const { stdout, stderr } = spawnSync(process.execPath, read, {
    cwd: root,
    env: environment,
    encoding: 'utf8',
  })
  return stdout + stderr
}

describe('a process in production', () => {
  it('starts with secrets that were made by a machine', () => {
    expect(start({ MODERATION_WEBHOOK_URL: 'https://a.example', MODERATION_WEBHOOK_SECRET: random() })).toBe(
      'production\n',
    )
  })

  it.each([
    [{ AUTH_SECRET: undefined }, /AUTH_SECRET is not set/],
    [{ AUTH_SECRET: 'short' }, /AUTH_SECRET is too short.*randomBytes/],
    [{ AUTH_SECRET: 'x'.repeat(40) }, /AUTH_SECRET is too easy to guess.*randomBytes/],
    [
      {
        MODERATION_WEBHOOK_URL: 'https://a.example',
        MODERATION_WEBHOOK_SECRET: 'change-me-change-me-change-me-ch',
      },
      /MODERATION_WEBHOOK_SECRET is an example/,
    ],
    [{ METRICS_TOKEN: 'metrics' }, /METRICS_TOKEN is too short/],
    [{ DATABASE_URL: 'postgresql://obelus:password@localhost/obelus' }, /password in DATABASE_URL/],
    [{ SMTP_URL: 'smtp://user:password@mail.example', MAIL_FROM: 'a@b.example' }, /password in SMTP_URL/],
  ])('does not start with %j, and says why', (settings, why) => {
    const said = start(settings)
    expect(said).toMatch(/Obelus cannot start: /)
    expect(said).toMatch(why)
    for (const value of Object.values(settings))
      if (value?.includes('change')) expect(said).not.toContain(value)
  })
})
