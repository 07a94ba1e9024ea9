import { describe, expect, it } from 'vitest'
import { countWords } from '@/lib/notification/count'
import { choicesInput } from '@/lib/notification/input'
import { choicesFrom, kindNames, notificationKinds } from '@/lib/notification/kinds'
import { byDay, deedOf, excerpt, nearDay, type Told } from '@/lib/notification/told'

const told = (change: Partial<Told> = {}): Told => ({
  id: '1',
  kind: 'reply',
  eventKind: 'comment.created',
  at: '2026-11-24T10:00:00.000Z',
  isRead: false,
  who: 'Lena',
  article: 'A plan',
  href: '/',
  words: 'Why?',
  reason: null,
  isGone: false,
  ...change,
})

describe('deedOf', () => {
  it.each<[Partial<Told>, string]>([
    [{ kind: 'mention' }, 'mentioned you'],
    [{ kind: 'reply' }, 'answered your comment'],
    [{ kind: 'comment' }, 'commented'],
    [{ kind: 'check', eventKind: 'fact-check.published' }, 'checked a claim'],
    [{ kind: 'check', eventKind: 'occurrence.accepted' }, 'applied a check here'],
    [{ kind: 'changes', eventKind: 'fact-check.changes-requested' }, 'asked for changes to your check'],
    [{ kind: 'decision', eventKind: 'fact-check.published' }, 'published your check'],
    [{ kind: 'decision', eventKind: 'fact-check.rejected' }, 'rejected your check'],
    [{ kind: 'decision', eventKind: 'fact-check.retracted' }, 'retracted your check'],
    [{ kind: 'decision', eventKind: 'occurrence.declined' }, 'declined to reuse a check'],
  ])('says of %j that somebody %s', (change, did) => {
    expect(deedOf(told(change))).toEqual({ who: 'Lena', did })
  })

  it('names nobody who is no longer here', () => {
    expect(deedOf(told({ who: null })).who).toBe('Somebody')
  })
})

describe('excerpt', () => {
  it('leaves a short text alone, and cuts a long one between words', () => {
    expect(excerpt('a '.repeat(110))).toBe('a '.repeat(110))
    const cut = excerpt('seven77 '.repeat(40))
    expect(cut).toMatch(/seven77…$/)
    expect([...cut].length).toBeLessThanOrEqual(221)
  })

  it('cuts a text without spaces, and never half an emoji', () => {
    expect(excerpt('😀'.repeat(300))).toBe(`${'😀'.repeat(220)}…`)
  })
})

describe('days', () => {
  it('groups what comes after each other on one day, in UTC', () => {
    const list = ['2026-11-24T23:59:59Z', '2026-11-24T00:00:00Z', '2026-11-23T23:59:59Z'].map((at) =>
      told({ at }),
    )
    expect(byDay(list).map(({ day, list }) => [day, list.length])).toEqual([
      ['2026-11-24', 2],
      ['2026-11-23', 1],
    ])
    expect(byDay([])).toEqual([])
  })

  it('are called by name when they are near', () => {
    const now = new Date('2026-03-01T00:30:00Z')
    expect(nearDay('2026-03-01', now)).toBe('Today')
    expect(nearDay('2026-02-28', now)).toBe('Yesterday')
    expect(nearDay('2026-02-27', now)).toBeNull()
  })
})

describe('countWords', () => {
  it.each([
    [0, ''],
    [1, '1'],
    [99, '99'],
    [100, '99+'],
  ])('%d is "%s"', (count, words) => expect(countWords(count)).toBe(words))
})

describe('choices', () => {
  it('are the defaults where a person made none', () => {
    expect(choicesFrom([]).reply).toEqual({ inApp: true, mail: 'at-once' })
    const own = [
      { kind: 'reply', inApp: false, mail: 'off' },
      { kind: 'gone', inApp: true, mail: 'off' },
    ]
    expect(choicesFrom(own).reply).toEqual({ inApp: false, mail: 'off' })
    expect(Object.keys(choicesFrom(own))).toEqual(notificationKinds.map(({ name }) => name))
  })

  it('come from a form in which an empty box is not sent, and mail is missing where there is none', () => {
    const read = choicesInput.parse({ 'reply-app': 'on', 'reply-mail': 'daily' })
    expect(read.map(({ kind }) => kind)).toEqual([...kindNames])
    expect(read.find(({ kind }) => kind === 'reply')).toEqual({ kind: 'reply', inApp: true, mail: 'daily' })
    expect(read.find(({ kind }) => kind === 'check')).toEqual({
      kind: 'check',
      inApp: false,
      mail: undefined,
    })
    expect(choicesInput.safeParse({ 'reply-mail': 'hourly' }).success).toBe(false)
    expect(choicesInput.safeParse({ 'gossip-app': 'on' }).success).toBe(false)
  })
})
