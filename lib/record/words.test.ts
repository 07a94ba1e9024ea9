import { describe, expect, it } from 'vitest'
import { publicEventKinds } from '@/lib/event/kinds'
import { kindLabels } from '@/lib/event/record-words'
import type { RecordEntry } from '@/lib/record/entry'
import { actorOf, moderatorOf, readRecordNames } from '@/lib/record/names'
import { sentenceOf, tellEntry } from '@/lib/record/words'

const lena = { handle: 'lena', name: 'Lena' }

const entry = (change: Partial<RecordEntry>): RecordEntry => ({
  id: '7',
  at: '2026-11-24T10:11:12.345Z',
  hash: '0'.repeat(64),
  kind: 'fact-check.published',
  actor: lena,
  article: { slug: 'the-plan', title: 'Council agrees' },
  check: null,
  version: null,
  person: null,
  reasonCode: null,
  reason: null,
  role: null,
  until: null,
  onAppeal: false,
  isTakenBack: false,
  ...change,
})

const check = { id: '0190aaaa-0000-7000-8000-000000000001', claim: 'It costs 30 million.' }
const anna = { handle: 'anna', name: 'Anna' }

describe('sentenceOf', () => {
  it.each<[string, Partial<RecordEntry>]>([
    [
      'Lena asked for changes to a check in “Council agrees”: A source is missing or too weak. “Which budget?”',
      { kind: 'fact-check.changes-requested', reasonCode: 'needs-evidence', reason: 'Which budget?' },
    ],
    [
      'Lena published version 2 of a check of “It costs 30 million.” in “Council agrees”, on appeal: Evidence supports the verdict.',
      { check, version: 2, onAppeal: true, reasonCode: 'sound' },
    ],
    [
      'Lena let a check of “It costs 30 million.” stand at other words too in “Council agrees”.',
      { kind: 'occurrence.accepted', check },
    ],
    [
      'Lena rejected a check in “Council agrees”, and took it back at once: Not a checkable claim.',
      { kind: 'fact-check.rejected', isTakenBack: true, reasonCode: 'not-checkable' },
    ],
    ['Lena hid a comment in “Council agrees”: “Rude.”', { kind: 'comment.hidden', reason: 'Rude.' }],
    [
      'A moderator suspended Anna until 1 Dec 2026: “Threats.”',
      {
        kind: 'person.suspended',
        actor: actorOf(lena, 'person.suspended', 'role'),
        article: null,
        person: anna,
        until: '2026-12-01T00:00:00.000Z',
        reason: 'Threats.',
      },
    ],
    [
      'The installation changed the role of Anna to moderator.',
      {
        kind: 'person.role-changed',
        actor: actorOf(null, 'person.role-changed', 'handle'),
        article: null,
        person: anna,
        role: 'moderator',
      },
    ],
    ['Lena banned somebody who is no longer here.', { kind: 'person.banned', article: null }],
    ['Lena published the article that is not public.', { kind: 'article.published', article: null }],
  ])('reads: %s', (sentence, change) => {
    expect(sentenceOf(entry(change))).toBe(sentence)
  })

  it('has words and a label of its own for every kind that the record shows', () => {
    const told = publicEventKinds.map((kind) => sentenceOf(entry({ kind, person: anna })))
    for (const [at, kind] of publicEventKinds.entries()) expect(told[at]).not.toContain(kind)
    expect(new Set(told).size).toBe(told.length)
    expect(publicEventKinds.filter((kind) => !kindLabels[kind])).toEqual([])
  })
})

describe('tellEntry', () => {
  it('leads to whoever did it, to the check and to the article', () => {
    const ways = tellEntry(entry({ check })).flatMap(({ href }) => href ?? [])
    expect(ways).toEqual(['/people/lena', `/fact-checks/${check.id}`, '/articles/the-plan'])
  })

  it('leads nowhere from a role', () => {
    const named = entry({ actor: actorOf(lena, 'fact-check.published', 'role'), article: null })
    expect(tellEntry(named).some(({ href }) => href)).toBe(false)
  })
})

describe('the names of those who decide', () => {
  it('are theirs, or their role’s, as the setting says; theirs where it says nothing that is known', () => {
    expect(readRecordNames('role')).toBe('role')
    for (const value of ['handle', undefined, null, 'ROLE', { names: 'role' }])
      expect(readRecordNames(value)).toBe('handle')
    expect(moderatorOf(lena, 'handle')).toEqual(lena)
    expect(moderatorOf(lena, 'role')).toEqual({ handle: null, name: 'A moderator' })
    expect(actorOf(lena, 'setting.changed', 'role').name).toBe('An admin')
    expect(actorOf(lena, 'article.published', 'role').name).toBe('An editor')
  })
})
