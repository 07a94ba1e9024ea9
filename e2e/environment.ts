import { readFileSync } from 'node:fs'
import path from 'node:path'

export type DemoPerson = { name: string; role: string; email: string; password: string }

/** The address of the production server that the global setup has started. */
export function baseUrl(): string {
  return setting('OBELUS_E2E_URL')
}

/** The database behind it, for fixtures that insert rows or a session. */
export function databaseUrl(): string {
  return setting('OBELUS_E2E_DATABASE_URL')
}

/** The secret the server signs with. */
export function authSecret(): string {
  return setting('OBELUS_E2E_AUTH_SECRET')
}

/** Where the mails lie that the server has sent. */
export function mailFolder(): string {
  return setting('OBELUS_E2E_MAIL')
}

/** A site that the server may read pages from. */
export function sourceSite(): string {
  return setting('OBELUS_E2E_SOURCES')
}

/** The people the seed has made, with their passwords. */
export function demoPeople(): DemoPerson[] {
  return JSON.parse(readFileSync(path.join(setting('OBELUS_E2E_DATA'), 'demo-people.json'), 'utf8'))
}

function setting(name: string): string {
  const value = process.env[name]
  if (!value)
    throw new Error(`${name} is set by e2e/global-setup.ts; run the specs with \`npm run test:e2e\`.`)
  return value
}
