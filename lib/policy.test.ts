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

const person = (id: string, role: Role): Viewer => ({ id, role, handle: id, name: id })
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
  operator,
} as const
type Who = keyof typeof people
const everyone = Object.keys(people) as Who[]

const article = (mode: ArticleMode, isPublished = true) => ({ mode, isPublished })
const check = (isPublic: boolean) => ({ authorId: 'author', isPublic, articleEditorIds: ['article-editor'] })
const comment = (state: string) => ({ authorId: 'author', state })

const other = (id: string, blocksViewer = false) => ({ id, blocksViewer })

const members: Who[] = everyone.filter((who) => who !== 'signed out' && who !== 'operator')
const moderators: Who[] = members.filter((who) => /moderator|admin/.test(who))
const editors: Who[] = ['editor', 'admin', 'admin who edited the article', 'operator']
const admins: Who[] = ['admin', 'admin who edited the article', 'operator']
const authors: Who[] = ['author', 'moderator who is the author']

/** Who may, for each permission and each kind of thing; everyone else may not. */
const table: [Permission, string, unknown[], Who[]][] = [
  ['article.read', 'a published article', [article('open')], everyone],
  ['article.read', 'a draft', [article('open', false)], editors],
  ['article.import', 'articles', [], editors],
  ['comment.create', 'an open article', [article('open')], members],
  ['comment.create', 'a pre-moderated article', [article('pre-moderated')], members],
  ['comment.create', 'an article for fact-checks only', [article('fact-checks-only')], []],
  ['comment.create', 'a closed article', [article('closed')], []],
  ['comment.create', 'a draft', [article('open', false)], []],
  ['comment.edit', 'a visible comment', [comment('visible')], authors],
  ['comment.edit', 'a hidden comment', [comment('hidden')], []],
  ['comment.delete', 'a visible comment', [comment('visible')], authors],
  ['comment.delete', 'a hidden comment', [comment('hidden')], []],
  ['comment.reply', 'someone who blocks nobody', [other('author')], members],
  ['comment.reply', 'someone who blocks the viewer', [other('somebody', true)], []],
  ['comment.mention', 'someone who blocks nobody', [other('author')], members],
  ['comment.mention', 'someone who blocks the viewer', [other('somebody', true)], []],
  ['comment.mark-helpful', 'a comment', [other('author')], members.filter((who) => !authors.includes(who))],
  ['comment.mark-helpful', 'a comment of someone who blocks the viewer', [other('somebody', true)], []],
  [
    'comment.flag',
    'a visible comment',
    [comment('visible')],
    members.filter((who) => !authors.includes(who)),
  ],
  ['comment.flag', 'a hidden comment', [comment('hidden')], []],
  ['comment.flag', 'a deleted comment', [comment('deleted')], []],
  ['fact-check.flag', 'a public check', [check(true)], members.filter((who) => !authors.includes(who))],
  ['fact-check.flag', 'a check that waits', [check(false)], []],
  ['follow.change', 'a published article', [article('closed')], members],
  ['follow.change', 'a draft', [article('open', false)], []],
  ['person.block', 'someone', [{ id: 'author' }], members.filter((who) => !authors.includes(who))],
  ['person.list', 'people', [], members],
  ['fact-check.create', 'an open article', [article('open')], members],
  ['fact-check.create', 'an article for fact-checks only', [article('fact-checks-only')], members],
  ['fact-check.create', 'a closed article', [article('closed')], []],
  ['fact-check.create', 'a draft', [article('open', false)], []],
  ['fact-check.edit', 'a check', [check(false)], authors],
  ['fact-check.withdraw', 'a check', [check(false)], authors],
  ['fact-check.read', 'a public check', [check(true)], everyone],
  ['fact-check.read', 'a check that waits', [check(false)], [...new Set([...authors, ...moderators])]],
  ['case.decide', 'a case that nobody here has a part in', [{ recusedIds: [] }], moderators],
  [
    'case.decide',
    'a case of the author on an article that some edited',
    [{ recusedIds: ['author', 'article-editor'] }],
    moderators.filter((who) => !/author|edited/.test(who)),
  ],
  ['draft.read', 'a draft of a check', [{ authorId: 'author' }], authors],
  ['draft.edit', 'a draft of a check', [{ authorId: 'author' }], authors],
  ['occurrence.propose', 'an open article', [article('open')], members],
  ['occurrence.propose', 'an article for fact-checks only', [article('fact-checks-only')], members],
  ['occurrence.propose', 'a closed article', [article('closed')], []],
  ['occurrence.propose', 'a draft', [article('open', false)], []],
  ['claim.search', 'claims', [], members],
  ['source.preview', 'sources', [], members],
  ['notification.read', 'a notification', [{ userId: 'author' }], authors],
  ['review.read', 'the desk', [], moderators],
  ['work.export', 'what one wrote', [], members],
  ['person.set-role', 'people', [], admins],
  ['person.ban', 'people', [], admins],
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
