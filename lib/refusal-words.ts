import type { Refusal, RefusalDetail } from '@/lib/result'
import { outcomeDeeds } from '@/lib/review/words'

const day = (at: string) =>
  new Date(at).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
    timeZoneName: 'short',
  })

/** A wait as people say it, rounded up: nobody who waits that long comes too early. */
function span(seconds: number): string {
  const [count, unit] =
    seconds <= 90
      ? [seconds, 'second']
      : seconds <= 5_400
        ? [Math.ceil(seconds / 60), 'minute']
        : [Math.ceil(seconds / 3_600), 'hour']
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

const deeds: Record<string, string> = outcomeDeeds

/** What each refusal says, and what to do next. Exhaustive: a refusal without words does not compile. */
const words: Record<Refusal, (detail: RefusalDetail) => string> = {
  malformed: () => 'This arrived damaged and was not read. Reload the page and send it again.',
  'signed-out': () =>
    'You are signed out. Sign in again in another tab, then send this once more; what you wrote stays here.',
  'wrong-credentials': () => 'E-mail or password is wrong. Check both and try again.',
  'wrong-password': () => 'This is not your present password. Type it once more.',
  'wrong-code': () =>
    'This code is wrong, was used already, or its half-minute is over. Wait for the next one and type that.',
  'wrong-proof': () => 'This is neither your password nor a code that counts now. Try once more.',
  'wrong-passkey': () => 'This passkey does not open an account here. Try again, or sign in another way.',
  'step-over': () => 'Five minutes have passed since the first step, or it was ended. Sign in once more.',
  'confirm-first': () =>
    'Ten minutes have passed since you showed who you are. Reload the page, show it once more, then do this again.',
  'factor-needed': () =>
    'This is for moderators or admins with a second step. Set one up first: “Second step” in your settings. Nothing was stored.',
  'too-many-passkeys': () =>
    'You have as many passkeys as there is room for. Remove one that you no longer use first.',
  'provider-failed': () =>
    'This did not work, and nobody was signed in. Nothing has changed here. Try once more, or sign in another way.',
  'identity-gone': () => 'You came from there too long ago. Begin once more; nothing was stored.',
  'linked-elsewhere': () => 'This account there is linked to somebody else here. Nothing has changed.',
  'linked-before': () =>
    'Another account of the same provider is linked to yours already. Unlink that one first.',
  'last-way-in': () =>
    'This is the only way into your account. Choose a password or link another account first.',
  'common-password': () =>
    'This password is among those that are tried first, because many people use it. Choose another.',
  'own-password': () =>
    'Your e-mail address, your handle and the name of this site are tried first. Choose another password.',
  unverified: () =>
    'Confirm your e-mail address first: a mail with a link has been sent to you. “Settings”, in the menu under your name, sends it once more. What you wrote stays here.',
  'link-spent': () => 'This link has been used or has run out.',
  forbidden: () => 'Only its author can do this.',
  'own-work': () => 'You cannot decide your own check, nor one on an article you edited. A colleague will.',
  closed: () => 'This article takes no more of these. What you wrote stays here to copy.',
  'not-found': () => 'This is no longer here. Reload the page to see what is.',
  'parent-gone': () =>
    'The comment you answer was deleted. Copy your words and comment on the paragraph instead.',
  'sent-before': () =>
    'This form was already stored once, with other words. Copy what you changed, reload the page, and edit what is there.',
  hidden: () => 'A moderator has hidden this comment; it can no longer be changed.',
  blocked: ({ who }) =>
    `${who ?? 'This person'} has blocked you: you cannot reply to them, mention them or mark what they wrote. Nothing was stored.`,
  'own-words': () => 'This is your own. Marks, reports and blocks are for what other people write.',
  'flagged-before': () => 'You have reported this already. A moderator will look at it.',
  'too-many-mentions': () => 'Mention at most ten people in one comment. Take some out and send it again.',
  conflict: ({ version }) =>
    `A newer version${version ? ` (${version})` : ''} exists. Reload the page to read it before you go on.`,
  'wrong-state': () => 'This step is no longer possible. Reload the page to see where the check stands.',
  'too-late': () =>
    'It is too late to take this back: ten seconds have passed, or somebody has been told of it.',
  'held-by-another': ({ who, at }) =>
    `${who ?? 'A colleague'} holds this case${at ? ` until ${day(at)}` : ''}.`,
  'already-decided': ({ who, decision, at }) =>
    `${who ?? 'A colleague'} was first and ${deeds[decision ?? ''] ?? 'decided it'}${at ? ` on ${day(at)}` : ''}. Nothing of yours was stored.`,
  'quote-not-found': () =>
    'These words are not in the paragraph. Copy them exactly, or leave the field empty to check the whole paragraph.',
  'quote-ambiguous': () =>
    'These words stand in the paragraph more than once. Add the words before or after them.',
  taken: ({ field }) =>
    field === 'handle'
      ? 'This handle is taken. Choose another.'
      : field === 'email'
        ? 'An account with this e-mail exists. Sign in instead.'
        : 'This name is taken. Choose another.',
  'stands-already': () =>
    'This check already stands at these words, or waits there for a moderator. Nothing more is needed.',
  'too-large': () => 'This is too long to send. Shorten it and try again.',
  'too-many-drafts': () =>
    'You keep as many drafts as there is room for. Discard one under “Mine”, then go on here.',
  'too-many-filters': () =>
    'You keep as many saved filters as there is room for. Delete one, then save this.',
  'too-often': ({ seconds }) =>
    `You have done this very often. Try again in ${seconds ? span(seconds) : 'a few minutes'}; nothing was stored, and what you wrote stays here.`,
  suspended: ({ at }) =>
    `Your account is suspended${at ? ` until ${day(at)}` : ''}, so this was not sent. What you wrote stays here. “Your standing”, in the menu under your name, says why and how to appeal.`,
  warned: () =>
    'A moderator has warned you, so this was not sent yet. Open “Your standing”, in the menu under your name, say that you have read the warning, then send this again; what you wrote stays here.',
  banned: ({ at, words }) =>
    `This account is banned${at ? ` until ${day(at)}` : ''} and cannot sign in. ${words ?? ''}`.trim(),
  'sanctioned-already': () =>
    'This is in force already. Reload the page to see it; lift it first if you want another span or reason.',
  'not-yours-to-decide': () =>
    'This is not yours to decide. Moderators warn, hold and suspend members for up to 30 days; everything else is for an admin, and nobody decides about themselves.',
  'last-admin': () =>
    'This would leave the site without an admin who can sign in and act. Make somebody else an admin first.',
  'appealed-before': () => 'You have appealed this already. The answer comes to you here.',
  'banned-words': ({ words }) =>
    `These words are not used here: ${words ?? ''}. Take them out and send it again; nothing was stored.`,
  repeated: () =>
    'You sent the same words a moment ago. Is something missing here, or is it said already? If you send it once more as it is, a moderator looks at it first.',
  'refused-outside': ({ words }) =>
    `The automatic check of this site refused this${words ? `: ${words}` : ''}. Change it and send it again; nothing was stored.`,
  'note-needed': () => 'Say what this corrects: readers of the published version are told.',
  'nothing-changed': () => 'This is what stands there already. Change something, then publish it.',
  'unfit-text': ({ words }) => words ?? 'This text cannot be published as it is.',
  'newer-draft': ({ who }) =>
    `${who ?? 'Somebody'} saved another text meanwhile. Reload the page to look at it; nothing was done.`,
  'words-needed': () => 'Answer the appeal in your own words: its author reads them.',
  'opinion-given': () =>
    'You have given your opinion on this version. Another moderator decides now, without seeing it.',
  unavailable: () =>
    'Obelus cannot save right now. What you wrote is still here; try again in a few seconds.',
}

export function refusalWords(refusal: Refusal, detail: RefusalDetail = {}): string {
  return words[refusal](detail)
}
