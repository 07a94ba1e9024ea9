import { describe, expect, it } from 'vitest'
import type { LiveEvent } from './heard'
import {
  addCase,
  addNews,
  lastOf,
  type News,
  newByParagraph,
  newsAfter,
  newsFor,
  newThings,
  noNews,
  sayCases,
  sayNews,
} from './news'

let count = 0
function event(change: Partial<LiveEvent> = {}): LiveEvent {
  const id = ++count
  return {
    id,
    kind: 'comment.created',
    subjectId: `thing-${id}`,
    paragraphId: 'p',
    actorId: 'other',
    ...change,
  }
}
const newsOf = (...events: LiveEvent[]): News => events.reduce(addNews, noNews)

describe('the news', () => {
  it('are counted once, however often they are heard', () => {
    const one = event()
    expect(sayNews(newsOf(one, one, event()))).toBe('2 new')
  })

  it.each([
    'comment.marked-helpful',
    'fact-check.changes-requested',
    'fact-check.rejected',
    'occurrence.declined',
  ] as const)('do not tell of %s, which shows nothing new', (kind) =>
    expect(newsOf(event({ kind }))).toBe(noNews),
  )

  it('are no news to who did it', () => {
    const news = newsOf(event({ actorId: 'me' }), event())
    expect(sayNews(newsFor(news, 'me'))).toBe('1 new')
    expect(sayNews(newsFor(news, undefined))).toBe('2 new')
    expect(newsFor(newsOf(event({ actorId: null })), undefined).events).toHaveLength(1)
  })

  it('leave out the comments of people one has blocked, not what they decide', () => {
    const comment = event({ actorId: 'loud' })
    const check = event({ kind: 'fact-check.published', actorId: 'loud' })
    expect(newsFor(newsOf(comment, check), 'me', [{ id: 'loud' }]).events).toEqual([check])
  })

  it('forget a comment that was deleted before anyone looked', () => {
    const made = event()
    const news = newsFor(newsOf(made, event({ kind: 'comment.deleted', subjectId: made.subjectId })), 'me')
    expect(sayNews(news)).toBe('')
  })

  it('count a check that was corrected twice as one thing', () => {
    const check = { kind: 'fact-check.published', subjectId: 'check' } as const
    const news = newsOf(event(check), event(check))
    expect(newThings(news)).toHaveLength(1)
    expect(sayNews(news)).toBe('1 new')
  })

  it('speak of changes only when nothing is new', () => {
    const edited = event({ kind: 'comment.edited' })
    expect(sayNews(newsOf(edited))).toBe('1 change')
    expect(sayNews(newsOf(edited, event({ kind: 'fact-check.retracted' })))).toBe('2 changes')
    expect(sayNews(newsOf(edited, event()))).toBe('1 new')
    expect(sayNews(noNews)).toBe('')
  })

  it('stand at their paragraphs', () => {
    const news = newsOf(event(), event(), event({ paragraphId: 'q' }), event({ paragraphId: null }))
    expect([...newByParagraph(news)]).toEqual([
      ['p', 2],
      ['q', 1],
    ])
  })

  it('are over when the page holds them, and say up to where it must', () => {
    const [first, second] = [event(), event()]
    const news = newsOf(first, second)
    expect(lastOf(news)).toBe(second.id)
    expect(newsAfter(news, first.id).events).toEqual([second])
    expect(newsAfter(news, first.id - 1)).toBe(news)
    expect(lastOf(newsAfter(news, second.id))).toBe(0)
  })

  it('say that it is much when it could not be told', () => {
    const news = { ...newsOf(event()), reset: 1_000_000 }
    expect(sayNews(news)).toBe('Much is new')
    expect(lastOf(news)).toBe(1_000_000)
    expect(newsAfter(news, 1_000_000)).toEqual(noNews)
  })
})

describe('the cases that have come', () => {
  const submitted = (subjectId: string, actorId = 'other') =>
    event({ kind: 'fact-check.submitted', subjectId, actorId })
  const casesAfter = (...events: LiveEvent[]) =>
    events.reduce<string[]>((known, one) => addCase(known, one, 'me'), [])

  it('are counted once each, and not when they are one’s own', () => {
    const cases = casesAfter(submitted('a'), submitted('b'), submitted('a'), submitted('c', 'me'))
    expect(cases).toEqual(['b', 'a'])
    expect([0, 1, 2].map(sayCases)).toEqual(['', '1 new case', '2 new cases'])
  })

  it('are reuses too, until they are judged', () => {
    const proposed = event({ kind: 'occurrence.proposed', subjectId: 'r' })
    expect(casesAfter(proposed)).toEqual(['r'])
    for (const kind of ['occurrence.accepted', 'occurrence.declined'] as const)
      expect(casesAfter(proposed, event({ kind, subjectId: 'r' }))).toEqual([])
  })

  it.each(['withdrawn', 'published', 'changes-requested', 'rejected'] as const)(
    'are no longer new when they are %s',
    (how) =>
      expect(casesAfter(submitted('a'), event({ kind: `fact-check.${how}`, subjectId: 'a' }))).toEqual([]),
  )

  it('stay while somebody takes them and gives them back', () => {
    const taken = event({ kind: 'fact-check.claimed', subjectId: 'a' })
    expect(casesAfter(submitted('a'), taken)).toEqual(['a'])
  })
})
