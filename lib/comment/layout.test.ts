import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layOutThread } from './layout'
import type { CommentView } from './thread'

const root = comment('000000', null)

function comment(id: string, answers: string | null, rest: Partial<CommentView> = {}): CommentView {
  return {
    id,
    inReplyTo: answers === null || answers === '000000' ? null : { id: answers, name: null },
    author: { handle: `h${id}`, name: `Name ${id}` },
    html: '',
    state: 'visible',
    version: 1,
    at: '2026-11-24T00:00:00.000Z',
    day: '24 Nov 2026',
    isEdited: false,
    isExample: false,
    quote: null,
    helpfulCount: 0,
    ...rest,
  }
}

const shown = (replies: CommentView[]) =>
  layOutThread(root, replies).map(({ comment: { id }, level, inReplyTo }) =>
    inReplyTo ? `${level} ${id} to ${inReplyTo.name}` : `${level} ${id}`,
  )

/** Replies of which each answers the opening comment or an earlier one. */
const replies = fc.array(fc.nat(), { maxLength: 60 }).map((picks) =>
  picks.map((pick, at) => {
    const parent = pick % (at + 1)
    return comment(String(at + 1).padStart(6, '0'), String(parent).padStart(6, '0'))
  }),
)

describe('layOutThread', () => {
  it('shows three levels, and says whom a comment answers where its level does not', () => {
    const given = [
      comment('1', '000000'),
      comment('2', '000000'),
      comment('3', '1'),
      comment('4', '3'),
      comment('5', '2'),
      comment('6', '1'),
    ]
    expect(shown(given)).toEqual(['1 000000', '2 1', '3 3', '3 4 to Name 3', '3 6', '2 2', '3 5'])
  })

  it('begins a branch where the parent stands on another page, and names its author', () => {
    const given = [
      comment('7', '3', { inReplyTo: { id: '3', name: 'Anna' } }),
      comment('8', '7'),
      comment('9', '4'),
    ]
    expect(shown(given)).toEqual(['1 000000', '2 7 to Anna', '3 8', '2 9 to null'])
  })

  it('names nobody where a tombstone is answered', () => {
    const given = [comment('1', '000000'), comment('2', '1', { author: null }), comment('3', '2')]
    expect(shown(given)).toEqual(['1 000000', '2 1', '3 2', '3 3 to null'])
  })

  it('shows every comment once, from level 1 to 3, whatever order they come in', () => {
    fc.assert(
      fc.property(
        replies.chain((each) => fc.tuple(fc.constant(each), fc.shuffledSubarray(each))),
        ([all, some]) => {
          const placed = layOutThread(root, some)
          expect(placed.map(({ comment: { id } }) => id).sort()).toEqual(
            [root, ...some].map(({ id }) => id).sort(),
          )
          expect(placed.filter(({ level }) => level === 1)).toHaveLength(1)
          expect(placed.every(({ level }) => level >= 1 && level <= 3)).toBe(true)
          const whole = fc.shuffledSubarray(all, { minLength: all.length })
          fc.assert(
            fc.property(whole, (mixed) => {
              expect(layOutThread(root, mixed)).toEqual(layOutThread(root, all))
            }),
            { numRuns: 3 },
          )
        },
      ),
    )
  })

  it('keeps the order of what was there when more is added', () => {
    fc.assert(
      fc.property(replies, fc.nat(60), (all, count) => {
        const before = layOutThread(root, all.slice(0, count)).map(({ comment: { id } }) => id)
        const after = layOutThread(root, all).map(({ comment: { id } }) => id)
        expect(after.filter((id) => before.includes(id))).toEqual(before)
      }),
    )
  })

  it('puts a comment below the one it answers', () => {
    fc.assert(
      fc.property(replies, (all) => {
        const order = layOutThread(root, all).map(({ comment: { id } }) => id)
        for (const { id, inReplyTo } of all)
          expect(order.indexOf(id)).toBeGreaterThan(order.indexOf(inReplyTo?.id ?? root.id))
      }),
    )
  })

  it('lays out a chain of ten thousand answers without deepening', () => {
    const id = (at: number) => String(at).padStart(6, '0')
    const chain = Array.from({ length: 10_000 }, (_, at) => comment(id(at + 1), id(at)))
    const placed = layOutThread(root, chain.reverse())
    expect(placed).toHaveLength(10_001)
    expect(placed.at(-1)).toMatchObject({ level: 3, inReplyTo: { id: '009999' } })
  })

  it('survives a circle, which the database never makes', () => {
    expect(shown([comment('1', '2'), comment('2', '1')])).toHaveLength(3)
  })
})
