import { type CountedBy, type Limit, limits, type Window } from '@/lib/limit/limits'

const keys: Record<CountedBy, string> = {
  person: 'person',
  address: 'address',
  account: 'account',
  device: 'browser and account',
}

/** `docs/limits.md`: the table of all limits in words. */
export function limitsPage(): string {
  const rows = Object.values(limits).map((limit: Limit) =>
    [limit.what, keys[limit.by], inWords(limit.windows), limit.firstDay ? inWords(limit.firstDay) : ''].join(
      ' | ',
    ),
  )
  return `# Limits

How often something may be done. Whoever does it more often gets 429 with \`Retry-After\`, reads when to try again, and keeps what they typed. Made from \`lib/limit/limits.ts\`; a test keeps the two the same, and \`npx vitest run --project unit lib/limit -u\` writes this page anew. [Decision 015](decisions/015-limits-and-addresses.md) says how it is counted and by whose address.

| what | counted by | how often | on the first day of an account |
| --- | --- | --- | --- |
${rows.map((row) => `| ${row} |`).join('\n')}

Reading pages is not limited but for searching, and reading writes nothing to the database. The limits hold for each person whatever their role.
`
}

function inWords(windows: readonly Window[]): string {
  return windows.map(({ times, seconds }) => `${times} in ${span(seconds)}`).join(', ')
}

function span(seconds: number): string {
  if (seconds % 86_400 === 0) return seconds === 86_400 ? 'a day' : `${seconds / 86_400} days`
  if (seconds % 3_600 === 0) return seconds === 3_600 ? 'an hour' : `${seconds / 3_600} hours`
  return seconds === 60 ? 'a minute' : `${seconds / 60} minutes`
}
