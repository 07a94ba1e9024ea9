/**
 * What moderators can do about a person. `limit` says what it keeps them from, in the words that the person reads;
 * `hasSpan` whether it may end by itself.
 */
export const sanctions = [
  {
    kind: 'warning',
    label: 'Warning',
    verb: 'Warn',
    limit: 'Until you say that you have read it you cannot write, report or mark anything.',
    meaning: 'They write nothing more until they say that they have read it.',
    hasSpan: false,
  },
  {
    kind: 'pre-moderation',
    label: 'Comments wait first',
    verb: 'Let their comments wait',
    limit: 'Your comments wait for a moderator before others see them.',
    meaning: 'What they comment waits for a moderator before others see it.',
    hasSpan: true,
  },
  {
    kind: 'suspension',
    label: 'Suspension',
    verb: 'Suspend',
    limit: 'You can sign in, read and appeal, and write nothing.',
    meaning: 'They can sign in, read and appeal, and write nothing.',
    hasSpan: true,
  },
  {
    kind: 'ban',
    label: 'Ban',
    verb: 'Ban',
    limit: 'You cannot sign in.',
    meaning: 'They are signed out everywhere and cannot sign in. What they published stays.',
    hasSpan: true,
  },
] as const

export type Sanction = (typeof sanctions)[number]
export type SanctionKind = Sanction['kind']
export const sanctionKinds = sanctions.map(({ kind }) => kind) as [SanctionKind, ...SanctionKind[]]

/** All there is to say of a kind of sanction. */
export function sanctionOf(kind: SanctionKind): Sanction {
  const found = sanctions.find((one) => one.kind === kind)
  if (!found) throw new Error(`There is no sanction “${kind}”.`)
  return found
}

/** The longest that a moderator who is no admin may suspend somebody, in days. */
export const mostModeratorDays = 30
