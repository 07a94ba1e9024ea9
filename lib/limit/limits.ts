/** So many times in so many seconds, counted from the first time. */
export type Window = { times: number; seconds: number }

/** What is counted together: what one person does, what comes from one address, or what is tried on one account. */
export type CountedBy = 'person' | 'address' | 'account' | 'device'

export type Limit = {
  /** What it is about, as the documents say it. */
  what: string
  by: CountedBy
  windows: readonly Window[]
  /** For a person on the first day of their account, in the place of `windows`. */
  firstDay?: readonly Window[]
}

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/**
 * Every limit there is, in one table, from which `docs/limits.md` is made. The classes are those of Discourse (what a new
 * person may write) and Mastodon (what comes from an address); people who write by hand never meet them.
 */
export const limits = {
  'sign-in': {
    what: 'Signing in, and appealing a ban without signing in, right or wrong',
    by: 'address',
    windows: [{ times: 25, seconds: 5 * minute }],
  },
  'sign-in-account': {
    what: 'Signing in to one account from browsers that never signed in to it',
    by: 'account',
    windows: [{ times: 25, seconds: hour }],
  },
  'sign-in-device': {
    what: 'Signing in to one account from a browser that signed in to it before',
    by: 'device',
    windows: [{ times: 10, seconds: 5 * minute }],
  },
  'second-step': {
    what: 'Codes after the password from browsers that were never signed in to the account, and showing once more who one is',
    by: 'account',
    windows: [
      { times: 10, seconds: 15 * minute },
      { times: 60, seconds: day },
    ],
  },
  'second-step-device': {
    what: 'Codes after the password from a browser that was signed in to the account before',
    by: 'device',
    windows: [
      { times: 10, seconds: 15 * minute },
      { times: 60, seconds: day },
    ],
  },
  'sign-up': {
    what: 'Making accounts, or having the link mailed that makes one',
    by: 'address',
    windows: [{ times: 5, seconds: 30 * minute }],
  },
  'mailed-link': {
    what: 'Having a link mailed, to sign in or for a new password',
    by: 'address',
    windows: [{ times: 25, seconds: 30 * minute }],
  },
  open: {
    what: 'Any other form that needs no account, such as ending mails',
    by: 'address',
    windows: [{ times: 300, seconds: 5 * minute }],
  },
  comment: {
    what: 'Comments and replies',
    by: 'person',
    windows: [
      { times: 10, seconds: minute },
      { times: 300, seconds: day },
    ],
    firstDay: [
      { times: 4, seconds: minute },
      { times: 20, seconds: day },
    ],
  },
  check: {
    what: 'Fact-checks sent for review, new versions, and proposals to reuse one',
    by: 'person',
    windows: [
      { times: 10, seconds: 10 * minute },
      { times: 60, seconds: day },
    ],
    firstDay: [{ times: 5, seconds: day }],
  },
  report: {
    what: 'Reports to the moderators, and appeals',
    by: 'person',
    windows: [{ times: 30, seconds: day }],
    firstDay: [{ times: 10, seconds: day }],
  },
  import: {
    what: 'Having the article at an address read, before it is brought in',
    by: 'person',
    windows: [{ times: 60, seconds: hour }],
  },
  lookup: {
    what: 'Having the page of a source looked up',
    by: 'person',
    windows: [{ times: 30, seconds: 10 * minute }],
  },
  typing: {
    what: 'What the page does by itself while one types: saving a draft, previews',
    by: 'person',
    windows: [{ times: 300, seconds: 5 * minute }],
  },
  read: {
    what: 'Paging through the comments, replies, claims and people of the API, in each process',
    by: 'address',
    windows: [{ times: 1_500, seconds: 5 * minute }],
  },
  search: {
    what: 'Searching the site, in each process',
    by: 'address',
    windows: [{ times: 60, seconds: minute }],
  },
  write: {
    what: 'Everything else that changes something, the desk included',
    by: 'person',
    windows: [{ times: 300, seconds: 5 * minute }],
    firstDay: [{ times: 100, seconds: 5 * minute }],
  },
} as const satisfies Record<string, Limit>

export type LimitName = keyof typeof limits

/** The windows that hold for whoever came into being at a moment; null where that is not known, as of an address. */
export function windowsOf(name: LimitName, since: Date | null, now: Date): readonly Window[] {
  const limit: Limit = limits[name]
  const isNew = since !== null && now.getTime() - since.getTime() < day * 1_000
  return (isNew && limit.firstDay) || limit.windows
}
