import { describe, expect, it } from 'vitest'
import { type CommentView, freshComment, mergeOwn, type OwnComment, type ThreadView } from './thread'

function comment(id: string, rest: Partial<OwnComment> = {}): OwnComment {
  return {
    id,
    paragraphId: 'p',
    rootId: id,
    parentId: null,
    body: id,
    heldFor: [],
    author: { handle: 'anna', name: 'Anna' },
    html: `<p>${id}</p>`,
    state: 'visible',
    version: 1,
    at: '2026-11-24T00:00:00.000Z',
    day: '24 Nov 2026',
    isEdited: false,
    isExample: false,
    quote: null,
    inReplyTo: null,
    helpfulCount: 0,
    ...rest,
  }
}

const thread = (root: CommentView, replies: CommentView[] = [], replyCount = replies.length): ThreadView => ({
  root,
  replies,
  replyCount,
})

describe('mergeOwn', () => {
  it('adds a fresh comment as a thread of its own', () => {
    expect(mergeOwn([thread(comment('a'))], [comment('b')]).map(({ root }) => root.id)).toEqual(['a', 'b'])
  })

  it('shows what both have once', () => {
    expect(mergeOwn([thread(comment('a'))], [comment('a')])).toHaveLength(1)
  })

  it('puts a fresh reply into its thread, also when that thread is fresh itself', () => {
    const reply = comment('c', { rootId: 'b', parentId: 'b' })
    const [, fresh] = mergeOwn([thread(comment('a'))], [reply, comment('b')])
    expect(fresh?.replies).toEqual([reply])
    expect(fresh?.replyCount).toBe(1)
  })

  it('prefers the newer version of an edited comment', () => {
    const edited = comment('a', { version: 2, html: '<p>new</p>' })
    expect(mergeOwn([thread(comment('a'))], [edited])[0]?.root).toBe(edited)
    expect(mergeOwn([thread(edited)], [comment('a')])[0]?.root).toBe(edited)
  })

  it('leaves out a deleted comment that the page never had, and a reply to a thread that is not there', () => {
    expect(mergeOwn([], [comment('a', { state: 'deleted', author: null })])).toEqual([])
    expect(mergeOwn([], [comment('c', { rootId: 'b', parentId: 'b' })])).toEqual([])
  })

  it('keeps the true count of replies when only the first are on the page', () => {
    const replies = [comment('b', { rootId: 'a', parentId: 'a' })]
    expect(mergeOwn([thread(comment('a'), replies, 12)], [])[0]?.replyCount).toBe(12)
  })
})

describe('freshComment', () => {
  it('is the posted comment as its author sees it at once', () => {
    const posted = {
      id: 'a',
      paragraphId: 'p',
      parentId: null,
      rootId: 'a',
      version: 1,
      body: '*x*',
      state: 'held',
      heldFor: ['article'],
      bodyHtml: '<p><em>x</em></p>',
      createdAt: '2026-11-24T00:00:00.000Z',
    }
    const fresh = freshComment(posted, { handle: 'anna', name: 'Anna' }, 'words')
    expect(fresh).toMatchObject({
      state: 'held',
      heldFor: ['article'],
      html: '<p><em>x</em></p>',
      day: 'just now',
      quote: 'words',
    })
  })
})
