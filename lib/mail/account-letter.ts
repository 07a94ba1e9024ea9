import { documentOf, escapeHtml, type Letter, link } from '@/lib/mail/letter'

/**
 * The letters about an account. `set-up` is never mailed: it is the link that makes the first admin, shown where the
 * server is started.
 */
export const letterKinds = [
  'join',
  'sign-in',
  'verify',
  'new-email',
  'email-changed',
  'reset',
  'password-changed',
  'leaving',
  'set-up',
  'factor-added',
  'factor-removed',
  'recovery-code-used',
] as const
export type LetterKind = (typeof letterKinds)[number]

const minute = 60
const hour = 60 * minute

/** How long the link of a letter may be used, in seconds, once; null for a letter without one. */
export const linkSeconds: Record<LetterKind, number | null> = {
  join: 24 * hour,
  'sign-in': 15 * minute,
  verify: 24 * hour,
  'new-email': 24 * hour,
  'email-changed': null,
  reset: hour,
  'password-changed': null,
  leaving: 24 * hour,
  'set-up': 24 * hour,
  'factor-added': null,
  'factor-removed': null,
  'recovery-code-used': null,
}

/** What a letter needs to be written: the name of the site, whole addresses, and the moment it speaks of. */
export type LetterFacts = {
  siteName: string
  /** Where its link leads; null for a letter without one. */
  href: string | null
  /** Where somebody goes who did not do what the letter tells of. */
  forgotPassword: string
  /** The moment at which an account goes. */
  at?: string
}

type Words = { subject: string; says: string[]; action?: string; after: string[] }

const notYou = 'If it was not you, do nothing: without the link nothing happens.'

const notYouNow = (siteName: string, forgotPassword: string) =>
  `If it was not you, choose a new password at once (${forgotPassword}), then look at what you sign in with, and write to whoever runs ${siteName}.`

/** What a mail says: that of its letter, or, to whoever has an account already and asked for another, that they have one. */
export type MailKind = Exclude<LetterKind, 'set-up'> | 'joined-already'

const words: Record<MailKind, (facts: LetterFacts) => Words> = {
  join: ({ siteName }) => ({
    subject: `Make your account on ${siteName}`,
    says: [`Somebody, you we think, wants to make an account with this address on ${siteName}.`],
    action: 'Make the account',
    after: ['The link works once, for 24 hours.', notYou],
  }),
  'joined-already': ({ siteName, forgotPassword }) => ({
    subject: `You have an account on ${siteName}`,
    says: [
      `Somebody, you we think, tried to make an account with this address on ${siteName}. There is one already, and nothing of it was changed.`,
    ],
    action: 'Sign in',
    after: [
      `If you have forgotten your password, choose another: ${forgotPassword}`,
      'If it was not you, do nothing. Whoever it was has not been told that there is an account.',
    ],
  }),
  'sign-in': ({ siteName }) => ({
    subject: `Sign in to ${siteName}`,
    says: [`Somebody, you we think, wants to sign in to ${siteName} with a link.`],
    action: 'Sign in',
    after: ['The link works once, for 15 minutes. Do not pass it on: whoever has it is you.', notYou],
  }),
  verify: ({ siteName }) => ({
    subject: `Confirm your e-mail address on ${siteName}`,
    says: [`Somebody, you we think, made an account with this address on ${siteName}.`],
    action: 'Confirm the address',
    after: ['The link works once, for 24 hours.', notYou],
  }),
  'new-email': ({ siteName }) => ({
    subject: `Confirm your new e-mail address on ${siteName}`,
    says: [`Somebody, you we think, wants to use this address for their account on ${siteName}.`],
    action: 'Use this address',
    after: ['The link works once, for 24 hours.', notYou],
  }),
  'email-changed': ({ siteName, forgotPassword }) => ({
    subject: `Your e-mail address on ${siteName} was changed`,
    says: [
      `Your account on ${siteName} now uses another e-mail address. Mail comes to that one from now on.`,
    ],
    after: [
      `If it was not you, write to whoever runs ${siteName}: your account is in other hands. Try ${forgotPassword} first.`,
    ],
  }),
  reset: ({ siteName }) => ({
    subject: `Choose a new password for ${siteName}`,
    says: [`Somebody, you we think, asked for a new password for your account on ${siteName}.`],
    action: 'Choose a new password',
    after: ['The link works once, for one hour. Using it signs you out everywhere.', notYou],
  }),
  'password-changed': ({ siteName, forgotPassword }) => ({
    subject: `Your password on ${siteName} was changed`,
    says: [`The password of your account on ${siteName} was changed, and every browser was signed out.`],
    after: [`If it was not you, choose a new one at once: ${forgotPassword}`],
  }),
  'factor-added': ({ siteName, forgotPassword }) => ({
    subject: `A second step was added to your account on ${siteName}`,
    says: [
      `A passkey or an authenticator app was added to your account on ${siteName}, and every other browser was signed out.`,
    ],
    after: [notYouNow(siteName, forgotPassword)],
  }),
  'factor-removed': ({ siteName, forgotPassword }) => ({
    subject: `A second step was removed from your account on ${siteName}`,
    says: [
      `A passkey or an authenticator app was removed from your account on ${siteName}, and every other browser was signed out.`,
    ],
    after: [notYouNow(siteName, forgotPassword)],
  }),
  'recovery-code-used': ({ siteName, forgotPassword }) => ({
    subject: `A recovery code of your account on ${siteName} was used`,
    says: [
      `Somebody, you we think, used a recovery code of your account on ${siteName}. It does not work a second time.`,
    ],
    after: [notYouNow(siteName, forgotPassword)],
  }),
  leaving: ({ siteName, at }) => ({
    subject: `Your account on ${siteName} will be deleted`,
    says: [`As you asked, your account on ${siteName} will be deleted on ${at}.`],
    action: 'Keep the account',
    after: ['Signing in keeps it, too. If you want it deleted, there is nothing to do.'],
  }),
}

/** One letter, plain and short. */
export function accountLetterOf(kind: MailKind, facts: LetterFacts): Letter {
  const { subject, says, action, after } = words[kind](facts)
  const { siteName, href } = facts
  const text = [...says, action && `${action}:\n${href}`, ...after, `--\n${siteName}`]
  const paragraph = (inner: string) => `<p style="margin:0 0 18px">${inner}</p>`
  const html = [
    ...says.map((one) => paragraph(escapeHtml(one))),
    action && href && paragraph(link(href, action)),
    ...after.map((one) => `<p class="quiet" style="margin:0 0 10px;border:0">${escapeHtml(one)}</p>`),
  ]
  return {
    subject,
    text: `${text.filter(Boolean).join('\n\n')}\n`,
    html: documentOf(siteName, html.filter(Boolean).join('\n')),
  }
}
