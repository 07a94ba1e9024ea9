import { dayOf } from '@/lib/dates'
import type { EventKind } from '@/lib/event/kinds'
import type { RecordEntry } from '@/lib/record/entry'
import { reasonLabel } from '@/lib/review/reasons'
import { routes } from '@/lib/routes'

/** A piece of a sentence; `href` where it leads somewhere. */
export type Part = { words: string; href?: string; look?: 'person' | 'thing' | 'place' }

type Told = Omit<RecordEntry, 'id' | 'at' | 'hash'>
type Deed = (entry: Told) => Part[]

const say = (words: string): Part => ({ words })
const version = ({ version }: Told) => (version !== null && version > 1 ? `version ${version} of ` : '')

function claimOf({ check }: Told): Part[] {
  return check
    ? [say(' of '), { words: `“${check.claim}”`, href: routes.factCheck(check.id), look: 'thing' }]
    : []
}

function inArticle({ article }: Told): Part[] {
  return article
    ? [say(' in '), { words: `“${article.title}”`, href: routes.article(article.slug), look: 'place' }]
    : []
}

function theArticle({ article }: Told): Part[] {
  return article
    ? [{ words: `“${article.title}”`, href: routes.article(article.slug), look: 'thing' }]
    : [say('that is not public')]
}

function thePerson({ person }: Told): Part {
  return person
    ? { words: person.name, href: routes.person(person.handle), look: 'person' }
    : say('somebody who is no longer here')
}

const ofCheck =
  (deed: string): Deed =>
  (entry) => [say(`${deed} ${version(entry)}a check`), ...claimOf(entry), ...inArticle(entry)]
const ofReuse =
  (deed: string): Deed =>
  (entry) => [say(`${deed} at which a check is reused`), ...claimOf(entry), ...inArticle(entry)]
const ofComment =
  (deed: string): Deed =>
  (entry) => [say(deed), ...inArticle(entry)]
const ofPerson =
  (deed: string, after = ''): Deed =>
  (entry) => [say(`${deed} `), thePerson(entry), say(`${after}${spanOf(entry)}`)]

const spanOf = ({ until }: Told) => (until ? ` until ${dayOf(until)}` : '')

const deeds: Partial<Record<EventKind, Deed>> = {
  'article.published': (entry) => [say('published the article '), ...theArticle(entry)],
  'article.unpublished': (entry) => [say('unpublished the article '), ...theArticle(entry)],
  'article.revised': (entry) => [say('gave another text to the article '), ...theArticle(entry)],
  'article.mode-changed': (entry) => [say('changed who may write on the article '), ...theArticle(entry)],
  'fact-check.published': ofCheck('published'),
  'fact-check.changes-requested': ofCheck('asked for changes to'),
  'fact-check.rejected': ofCheck('rejected'),
  'fact-check.retracted': ofCheck('retracted'),
  'fact-check.flags-dismissed': ofCheck('dismissed what readers reported about'),
  'fact-check.drifted': ofCheck('changed the words under'),
  'fact-check.confirmed': ofCheck('said that the new words change nothing about'),
  'fact-check.reattached': ofCheck('tied to other words'),
  'comment.reattached': ofComment('tied a comment to other words'),
  'comment.released': ofComment('let a comment appear that had waited'),
  'comment.hidden': ofComment('hid a comment'),
  'comment.restored': ofComment('let a hidden comment appear again'),
  'comment.appeal-refused': ofComment('kept a comment hidden'),
  'comment.flags-dismissed': ofComment('dismissed what readers reported about a comment'),
  'occurrence.accepted': (entry) => [
    say('let a check'),
    ...claimOf(entry),
    say(' stand at other words too'),
    ...inArticle(entry),
  ],
  'occurrence.declined': (entry) => [
    say('declined to let a check'),
    ...claimOf(entry),
    say(' stand at other words too'),
    ...inArticle(entry),
  ],
  'occurrence.drifted': ofReuse('changed the words'),
  'occurrence.confirmed': ofReuse('said that the new words change nothing'),
  'person.role-changed': (entry) =>
    ofPerson('changed the role of', entry.role ? ` to ${entry.role}` : '')(entry),
  'person.warned': ofPerson('warned'),
  'person.pre-moderated': ofPerson('decided that a moderator reads first what is written by'),
  'person.suspended': ofPerson('suspended'),
  'person.banned': ofPerson('banned'),
  'person.sanction-lifted': ofPerson('lifted a sanction of'),
  'person.appeal-refused': ofPerson('let a sanction stand of'),
  'setting.changed': () => [say('changed a setting of this site')],
}

/** What happened, as one sentence in parts: who, what they did, and to what. Readable by whoever knows nothing else. */
export function tellEntry(entry: Told): Part[] {
  const { actor, kind, onAppeal, isTakenBack } = entry
  const who: Part = actor.handle
    ? { words: actor.name, href: routes.person(actor.handle), look: 'person' }
    : say(actor.name)
  const did = deeds[kind]?.(entry) ?? [say(kind)]
  return [
    who,
    say(' '),
    ...did,
    ...(onAppeal ? [say(', on appeal')] : []),
    ...(isTakenBack ? [say(', and took it back at once')] : []),
  ]
}

/** The reason as it was given: what its code means, and the moderator's own words; null for an entry without one. */
export function reasonWords({ reasonCode, reason }: Pick<Told, 'reasonCode' | 'reason'>): string | null {
  const quoted = reason ? `“${reason}”` : null
  if (!reasonCode) return quoted
  return quoted ? `${reasonLabel(reasonCode)}. ${quoted}` : `${reasonLabel(reasonCode)}.`
}

/** The whole entry as text: "Lena asked for changes to a check in “…”: A source is missing or too weak. “…”". */
export function sentenceOf(entry: Told): string {
  const told = tellEntry(entry)
    .map(({ words }) => words)
    .join('')
  const reason = reasonWords(entry)
  return reason ? `${told}: ${reason}` : `${told}.`
}
