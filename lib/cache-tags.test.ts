import { describe, expect, it } from 'vitest'
import { type EventNotice, mayWait, tags, tagsOf } from '@/lib/cache-tags'
import { eventKinds } from '@/lib/event/kinds'

const notice = (change: Partial<EventNotice>): EventNotice => ({
  id: '1',
  kind: 'comment.created',
  subjectType: 'comment',
  subjectId: 'c',
  articleId: 'a',
  actorId: null,
  slug: 'the-slug',
  ...change,
})

describe('tagsOf', () => {
  it('makes the article and the front page stale when something on the article changed', () => {
    expect(tagsOf(notice({}))).toEqual([tags.article('a'), tags.front()])
  })

  it('makes a check’s own page stale when it was decided', () => {
    const decided = notice({ kind: 'fact-check.published', subjectType: 'fact-check', subjectId: 'f' })
    expect(tagsOf(decided)).toContain(tags.factCheck('f'))
  })

  it('makes the address stale when an article appears, where there may have been a “not found”', () => {
    expect(tagsOf(notice({ kind: 'article.published', subjectType: 'article', subjectId: 'a' }))).toContain(
      tags.slug('the-slug'),
    )
  })

  it('makes stale what names an article when its text changed, not when somebody wrote about it', () => {
    const revised = notice({ kind: 'article.published', subjectType: 'article', subjectId: 'a' })
    expect(tagsOf(revised)).toContain(tags.text('a'))
    expect(tagsOf(notice({}))).not.toContain(tags.text('a'))
  })

  it('makes every article stale in which a check stands that was corrected or retracted', () => {
    for (const kind of ['fact-check.published', 'fact-check.retracted']) {
      const decided = notice({ kind, subjectType: 'fact-check', places: ['b', 'c'] })
      expect(tagsOf(decided)).toEqual(expect.arrayContaining([tags.article('b'), tags.article('c')]))
    }
    const asked = notice({ kind: 'fact-check.changes-requested', subjectType: 'fact-check', places: ['b'] })
    expect(tagsOf(asked)).not.toContain(tags.article('b'))
  })

  it('makes everything stale when a check stands in more articles than were named', () => {
    const places = Array.from({ length: 151 }, (_, number) => String(number))
    const decided = notice({ kind: 'fact-check.retracted', subjectType: 'fact-check', places })
    expect(tagsOf(decided)).toContain(tags.everything())
  })

  it('makes the page of a check stale, and the article, when the check is let in at another place', () => {
    const letIn = notice({
      kind: 'occurrence.accepted',
      subjectType: 'occurrence',
      subjectId: 'o',
      factCheckId: 'f',
    })
    expect(tagsOf(letIn)).toEqual([tags.article('a'), tags.front(), tags.factCheck('f')])
  })

  it('makes every page stale when a setting has changed, such as how moderators are named', () => {
    const changed = notice({ kind: 'setting.changed', subjectType: 'site', articleId: null, slug: null })
    expect(tagsOf(changed)).toEqual([tags.everything()])
  })

  it('leaves shared pages alone when the desk only takes or gives back a case', () => {
    expect(tagsOf(notice({ kind: 'case.claimed', subjectType: 'case' }))).toEqual([])
  })

  it('names for every other kind of event what it makes stale', () => {
    const silent = eventKinds.filter((kind) => tagsOf(notice({ kind })).length === 0)
    expect(silent).toEqual([
      'article.drafted',
      'article.scheduled',
      'article.schedule-cancelled',
      'article.schedule-failed',
      'article.proposed',
      'article.proposal-dismissed',
      'feed.added',
      'feed.removed',
      'fact-check.claimed',
      'fact-check.released',
      'fact-check.appealed',
      'fact-check.second-asked',
      'fact-check.opinion-given',
      'fact-check.flagged',
      'fact-check.flags-dismissed',
      'comment.flagged',
      'comment.flags-dismissed',
      'comment.appealed',
      'comment.appeal-refused',
      'occurrence.proposed',
      'occurrence.declined',
      'person.joined',
      'person.warned',
      'person.acknowledged',
      'person.pre-moderated',
      'person.suspended',
      'person.appealed',
      'person.appeal-refused',
      'person.sessions-ended',
      'person.email-verified',
      'person.email-changed',
      'person.password-changed',
      'person.account-linked',
      'person.account-unlinked',
      'person.leaving',
      'person.stayed',
      'case.claimed',
      'case.released',
      'case.reopened',
      'case.noted',
      'word-rule.added',
      'word-rule.removed',
      'template.changed',
    ])
  })
})

describe('mayWait', () => {
  it('lets readers see a page for a moment more where something was added or reworded, never where it was taken away', () => {
    for (const kind of ['comment.created', 'fact-check.published', 'person.renamed'])
      expect(mayWait(kind), kind).toBe(true)
    for (const kind of ['comment.hidden', 'comment.deleted', 'fact-check.retracted', 'person.left'])
      expect(mayWait(kind), kind).toBe(false)
  })
})
