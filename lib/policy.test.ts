import { describe, expect, it } from 'vitest'
import {
  type ArticleMode,
  articleModes,
  can,
  operator,
  type Permission,
  type Role,
  type Viewer,
} from '@/lib/policy'
import type { SanctionKind } from '@/lib/sanction/kinds'

const person = (id: string, role: Role): Viewer => ({ id, role, handle: id, name: id })
const suspended = { suspension: { reason: 'Spam.', until: null } }
const warned = { warning: { id: 'w', reason: 'Spam.' } }
const people = {
  'signed out': null,
  author: person('author', 'member'),
  stranger: person('stranger', 'member'),
  editor: person('editor', 'editor'),
  moderator: person('moderator', 'moderator'),
  'moderator who is the author': person('author', 'moderator'),
  'moderator who edited the article': person('article-editor', 'moderator'),
  admin: person('admin', 'admin'),
  'admin who edited the article': person('article-editor', 'admin'),
  'suspended member': { ...person('suspended', 'member'), standing: suspended },
  'warned moderator': { ...person('warned', 'moderator'), standing: warned },
  'suspended admin': { ...person('suspended-admin', 'admin'), standing: suspended },
  'unverified member': { ...person('unverified', 'member'), isUnverified: true },
  'unverified moderator': { ...person('unverified-moderator', 'moderator'), isUnverified: true },
  operator,
} as const
type Who = keyof typeof people
const everyone = Object.keys(people) as Who[]

const article = (mode: ArticleMode, isPublished = true) => ({ mode, isPublished })
const check = (isPublic: boolean) => ({ authorId: 'author', isPublic, articleEditorIds: ['article-editor'] })
const comment = (state: string) => ({ authorId: 'author', state })

const other = (id: string, blocksViewer = false) => ({ id, blocksViewer })

const members: Who[] = everyone.filter((who) => who !== 'signed out' && who !== 'operator')
/** Members whom mail reaches, and whose standing keeps them from nothing. */
const writers: Who[] = members.filter((who) => !/suspended|warned|unverified/.test(who))
const moderators: Who[] = members.filter((who) => /moderator|admin/.test(who))
const activeModerators: Who[] = moderators.filter((who) => writers.includes(who))
const editors: Who[] = ['editor', 'admin', 'admin who edited the article', 'suspended admin', 'operator']
const activeEditors: Who[] = editors.filter((who) => who !== 'suspended admin')
const admins: Who[] = ['admin', 'admin who edited the article', 'operator']
const authors: Who[] = ['author', 'moderator who is the author']

type Line = [Permission, string, unknown[], Who[]]

/** Moderators decide about members and editors, for a while; admins about everybody but themselves. */
function sanctionLines(permission: 'sanction.issue' | 'sanction.lift'): Line[] {
  const about = (id: string, role: Role, kind: SanctionKind, days: number | null = null) => [
    { id, role },
    { kind, days },
  ]
  const line = (what: string, subject: unknown[], allowed: Who[]): Line => [
    permission,
    what,
    subject,
    allowed,
  ]
  const but = (who: Who[], ...left: Who[]) => who.filter((one) => !left.includes(one))
  const both = [...new Set([...activeModerators, ...admins])]
  const notAuthor = but(both, 'moderator who is the author')
  return [
    line('a warning to a member', about('author', 'member', 'warning'), notAuthor),
    line('a warning to an editor', about('somebody', 'editor', 'warning'), both),
    line('pre-moderation of a member', about('somebody', 'member', 'pre-moderation'), both),
    line('30 days for a member', about('somebody', 'member', 'suspension', 30), both),
    line('31 days for a member', about('somebody', 'member', 'suspension', 31), admins),
    line('a suspension without end', about('somebody', 'member', 'suspension'), admins),
    line('a ban of a member', about('somebody', 'member', 'ban'), admins),
    line('a warning to a moderator', about('somebody', 'moderator', 'warning'), admins),
    line('a ban of an admin', about('admin', 'admin', 'ban'), but(admins, 'admin')),
  ]
}

/** Who may, for each permission and each kind of thing; everyone else may not. */
const table: Line[] = [
  ['article.read', 'a published article', [article('open')], everyone],
  ['article.read', 'a draft', [article('open', false)], editors],
  ['article.import', 'articles', [], activeEditors],
  ['article.revise', 'an article', [], activeEditors],
  ['article.list-all', 'what is not public', [], editors],
  ['article.draft', 'the next text', [], activeEditors],
  ['article.publish', 'an article', [], activeEditors],
  ['article.schedule', 'an article', [], activeEditors],
  ['article.unpublish', 'an article', [], activeEditors],
  ['article.set-mode', 'an article', [], activeEditors],
  ['comment.create', 'an open article', [article('open')], writers],
  ['comment.create', 'a pre-moderated article', [article('pre-moderated')], writers],
  ['comment.create', 'an article for fact-checks only', [article('fact-checks-only')], []],
  ['comment.create', 'a closed article', [article('closed')], []],
  ['comment.create', 'a draft', [article('open', false)], []],
  ['comment.edit', 'a visible comment', [comment('visible')], authors],
  ['comment.edit', 'a hidden comment', [comment('hidden')], []],
  ['comment.delete', 'a visible comment', [comment('visible')], authors],
  ['comment.delete', 'a hidden comment', [comment('hidden')], []],
  ['comment.appeal', 'a hidden comment', [comment('hidden')], authors],
  ['comment.appeal', 'a visible comment', [comment('visible')], []],
  ['comment.reply', 'someone who blocks nobody', [other('author')], writers],
  ['comment.reply', 'someone who blocks the viewer', [other('somebody', true)], []],
  ['comment.mention', 'someone who blocks nobody', [other('author')], members],
  ['comment.mention', 'someone who blocks the viewer', [other('somebody', true)], []],
  ['comment.mark-helpful', 'a comment', [other('author')], writers.filter((who) => !authors.includes(who))],
  ['comment.mark-helpful', 'a comment of someone who blocks the viewer', [other('somebody', true)], []],
  [
    'comment.flag',
    'a visible comment',
    [comment('visible')],
    writers.filter((who) => !authors.includes(who)),
  ],
  ['comment.flag', 'a hidden comment', [comment('hidden')], []],
  ['comment.flag', 'a deleted comment', [comment('deleted')], []],
  ['fact-check.flag', 'a public check', [check(true)], writers.filter((who) => !authors.includes(who))],
  ['fact-check.flag', 'a check that waits', [check(false)], []],
  ['follow.change', 'a published article', [article('closed')], members],
  ['follow.change', 'a draft', [article('open', false)], []],
  ['person.block', 'someone', [{ id: 'author' }], members.filter((who) => !authors.includes(who))],
  ['person.list', 'people', [], members],
  ['case.undo', 'a decision of the moderator', [{ byId: 'moderator' }], ['moderator']],
  ['case.undo', 'a decision of nobody here', [{ byId: null }], []],
  [
    'case.note',
    'a case of the author',
    [{ recusedIds: ['author', 'article-editor'] }],
    ['moderator', 'admin'],
  ],
  ['saved-filter.edit', 'a filter of the moderator', [{ userId: 'moderator' }], ['moderator']],
  ['fact-check.create', 'an open article', [article('open')], writers],
  ['fact-check.create', 'an article for fact-checks only', [article('fact-checks-only')], writers],
  ['fact-check.create', 'a closed article', [article('closed')], []],
  ['fact-check.create', 'a draft', [article('open', false)], []],
  ['fact-check.edit', 'a check', [check(false)], authors],
  ['fact-check.correct', 'a public check', [check(true)], authors],
  ['fact-check.withdraw', 'a check', [check(false)], authors],
  ['fact-check.appeal', 'a check', [check(false)], authors],
  ['fact-check.retract', 'a public check', [check(true)], [...authors, 'moderator', 'admin']],
  ['fact-check.read', 'a public check', [check(true)], everyone],
  ['fact-check.read', 'a check that waits', [check(false)], [...new Set([...authors, ...moderators])]],
  ['case.decide', 'a case that nobody here has a part in', [{ recusedIds: [] }], activeModerators],
  [
    'case.decide',
    'a case of the author on an article that some edited',
    [{ recusedIds: ['author', 'article-editor'] }],
    activeModerators.filter((who) => !/author|edited/.test(who)),
  ],
  ['draft.read', 'a draft of a check', [{ authorId: 'author' }], authors],
  ['draft.edit', 'a draft of a check', [{ authorId: 'author' }], authors],
  ['occurrence.propose', 'an open article', [article('open')], writers],
  ['occurrence.propose', 'an article for fact-checks only', [article('fact-checks-only')], writers],
  ['occurrence.propose', 'a closed article', [article('closed')], []],
  ['occurrence.propose', 'a draft', [article('open', false)], []],
  ['claim.search', 'claims', [], members],
  ['source.preview', 'sources', [], members],
  ['notification.read', 'a notification', [{ userId: 'author' }], authors],
  ['review.read', 'the desk', [], moderators],
  ['work.export', 'what one wrote', [], members],
  ['person.set-role', 'someone else', [{ id: 'somebody' }], admins],
  ['person.set-role', 'themselves', [{ id: 'admin' }], admins.filter((who) => who !== 'admin')],
  ['person.end-sessions', 'people', [], admins],
  ['person.inspect', 'people', [], moderators],
  ['person.administer', 'people', [], admins],
  ['site.administer', 'the site', [], admins],
  ['site.write', 'anything', [], writers],
  ['comment.skip-filters', 'comments', [], [...new Set([...moderators, 'editor' as const])]],
  ['fact-check.resubmit', 'a check', [check(false)], authors],
  ['draft.create', 'an open article', [article('open')], members],
  ['draft.create', 'a closed article', [article('closed')], []],
  ['sanction.acknowledge', 'a warning of theirs', [{ userId: 'author' }], authors],
  ['sanction.appeal', 'what was decided about them', [{ userId: 'suspended' }], ['suspended member']],
  ...(['sanction.issue', 'sanction.lift'] as const).flatMap(sanctionLines),
]

const ask = can as (viewer: unknown, permission: Permission, ...subject: unknown[]) => boolean

describe.each(table)('%s on %s', (permission, _, subject, allowed) => {
  it.each(everyone)('answers for: %s', (who) => {
    expect(ask(people[who], permission, ...subject)).toBe(allowed.includes(who))
  })
})

describe('the table above', () => {
  it('judges comments under every mode of an article', () => {
    const judged = table
      .filter(([permission]) => permission === 'comment.create')
      .map(([, , [state]]) => state)
    expect(judged).toEqual(expect.arrayContaining(articleModes.map((mode) => article(mode))))
  })
})
