import { describe, expect, it } from 'vitest'
import { type EventKind, eventKinds } from '@/lib/event/kinds'
import { deskKinds, heardAtDesk, heardByReaders, type LogEntry, readerKinds } from './heard'

const entry: LogEntry = {
  id: 7,
  kind: 'comment.created',
  subjectId: 'subject',
  articleId: 'article',
  actorId: 'actor',
  paragraphId: 'paragraph',
  wasHeld: false,
  isArticlePublic: true,
  commentState: null,
  isCheckPublic: false,
  isReuseAccepted: false,
}
const heard = { id: 7, subjectId: 'subject', paragraphId: 'paragraph', actorId: 'actor' }

const nameless = { ...heard, actorId: null }

type Case = [kind: EventKind, state: Partial<LogEntry>, heard: object | null]
const states = (kind: EventKind, visible: object | null, hidden: object | null): Case[] => [
  [kind, { commentState: 'visible' }, visible],
  [kind, { commentState: 'held' }, null],
  [kind, { commentState: 'visible', wasHeld: true }, null],
  [kind, { commentState: 'hidden' }, hidden],
  [kind, { commentState: 'deleted' }, hidden],
  [kind, { commentState: 'deleted', wasHeld: true }, null],
  [kind, { commentState: null }, null],
]
const published = (kind: EventKind, isHeard: boolean): Case[] => [
  [kind, { isCheckPublic: true }, isHeard ? nameless : null],
  [kind, { isCheckPublic: false }, null],
]
const decision = (kind: EventKind): Case[] => [
  [kind, { isCheckPublic: false }, { ...nameless, paragraphId: null }],
  [kind, { isCheckPublic: true }, { ...nameless, paragraphId: null }],
]

const unheard: EventKind[] = [
  'article.drafted',
  'article.scheduled',
  'article.schedule-cancelled',
  'article.schedule-failed',
  'article.unpublished',
  'article.proposed',
  'article.proposal-dismissed',
  'feed.added',
  'feed.removed',
  'case.claimed',
  'case.released',
  'case.reopened',
  'case.noted',
  'comment.flags-dismissed',
  'comment.appealed',
  'comment.appeal-refused',
  'fact-check.appealed',
  'fact-check.second-asked',
  'fact-check.opinion-given',
  'fact-check.decision-undone',
  'fact-check.flags-dismissed',
  'person.joined',
  'person.factor-added',
  'person.factor-removed',
  'person.recovery-codes-made',
  'person.recovery-code-used',
  'person.role-changed',
  'person.warned',
  'person.acknowledged',
  'person.pre-moderated',
  'person.suspended',
  'person.banned',
  'person.sanction-lifted',
  'person.appealed',
  'person.appeal-refused',
  'person.sessions-ended',
  'person.renamed',
  'person.email-verified',
  'person.email-changed',
  'person.password-changed',
  'person.account-linked',
  'person.account-unlinked',
  'person.leaving',
  'person.stayed',
  'person.left',
  'setting.changed',
  'word-rule.added',
  'word-rule.removed',
  'template.changed',
]

const cases: Case[] = [
  ['article.published', {}, heard],
  ...states('comment.created', heard, null),
  ...states('comment.edited', heard, heard).filter(([, { commentState }]) => commentState !== 'held'),
  // Other words have sent it back to waiting: those who see it hear that it has changed.
  ['comment.edited', { commentState: 'held' }, heard],
  ['comment.edited', { commentState: 'held', wasHeld: true }, null],
  ...states('comment.deleted', heard, heard).filter(([, { commentState }]) => commentState !== 'held'),
  ...states('comment.flagged', null, null),
  ...states('comment.marked-helpful', { ...heard, actorId: null }, null),
  ...states('comment.unmarked-helpful', { ...heard, actorId: null }, null),
  ...published('fact-check.submitted', false),
  ...published('fact-check.resubmitted', false),
  ...published('fact-check.withdrawn', false),
  ...published('fact-check.claimed', false),
  ...published('fact-check.released', false),
  ...published('fact-check.flagged', false),
  ...published('fact-check.published', true),
  ...published('fact-check.retracted', true),
  ...decision('fact-check.changes-requested'),
  ...decision('fact-check.rejected'),
  ...published('fact-check.drifted', false),
  ...published('fact-check.confirmed', true),
  ...published('fact-check.reattached', true),
  ['occurrence.drifted', { isReuseAccepted: true }, null],
  ['occurrence.confirmed', { isReuseAccepted: true }, nameless],
  ['occurrence.confirmed', { isReuseAccepted: false }, null],
  ['occurrence.proposed', { isReuseAccepted: true }, null],
  ['occurrence.accepted', { isReuseAccepted: true }, nameless],
  ['occurrence.accepted', { isReuseAccepted: false }, null],
  ['occurrence.declined', {}, { ...nameless, paragraphId: null }],
  ['article.mode-changed', {}, heard],
  ['article.revised', {}, heard],
  ...states('comment.reattached', nameless, null),
  ...states('comment.released', nameless, null),
  ...states('comment.restored', nameless, null),
  ...states('comment.hidden', nameless, nameless).filter(([, { commentState }]) => commentState !== 'held'),
  ...unheard.map((kind): Case => [kind, { isCheckPublic: true, commentState: 'visible' }, null]),
]

describe('what readers hear', () => {
  it.each(cases)('of %s with %o is %o', (kind, state, expected) => {
    expect(heardByReaders({ ...entry, kind, ...state })).toEqual(expected && { kind, ...expected })
  })

  it('is said for every kind there is', () => {
    expect([...new Set(cases.map(([kind]) => kind))].sort()).toEqual([...eventKinds].sort())
  })

  it('is nothing at all while the article is a draft', () => {
    for (const [kind, state] of cases)
      expect(heardByReaders({ ...entry, kind, ...state, isArticlePublic: false })).toBeNull()
  })

  it('is asked for in the database with exactly the kinds of which something is heard', () => {
    const some = cases.filter(([, , expected]) => expected).map(([kind]) => kind)
    expect([...readerKinds].sort()).toEqual([...new Set(some)].sort())
  })

  it('is nothing of a kind that this version does not know', () => {
    expect(heardByReaders({ ...entry, kind: 'moon.landed' as EventKind })).toBeNull()
  })
})

const ofComments = /^comment\.(created|edited|deleted)$/

describe('what the desk hears', () => {
  it('is the life of every check and every reuse, and nothing that is not its business', () => {
    for (const kind of eventKinds) {
      const isHeard =
        /^(fact-check|occurrence|case|comment)\.|appeal|lifted/.test(kind) &&
        !/helpful|comment\.reattached/.test(kind)
      const hears = isHeard && !ofComments.test(kind)
      expect(heardAtDesk({ ...entry, kind }), kind).toEqual(hears ? { kind, ...heard } : null)
      expect(heardAtDesk({ ...entry, kind, wasHeld: true }), kind).toEqual(
        isHeard ? { kind, ...heard } : null,
      )
      expect(deskKinds.includes(kind), kind).toBe(isHeard)
    }
  })
})
