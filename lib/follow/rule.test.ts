import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FollowWish, nextFollow, withWritten } from './rule'
import type { FollowState } from './subject'

const wish = fc.constantFrom<FollowWish>('on', 'off', 'wrote')
const resultOf = (wishes: FollowWish[]) =>
  wishes.reduce<FollowState | null>((state, each) => nextFollow(state, each) ?? state, null)

describe('nextFollow', () => {
  it.each<[string, FollowWish[], FollowState | null]>([
    ['writing follows', ['wrote'], { isOn: true, isAutomatic: true }],
    ['a no turns off what writing turned on', ['wrote', 'off'], { isOn: false, isAutomatic: false }],
    ['writing after a no changes nothing', ['off', 'wrote', 'wrote'], { isOn: false, isAutomatic: false }],
    ['a yes after a no follows', ['off', 'on'], { isOn: true, isAutomatic: false }],
    ['a yes makes an automatic following one’s own', ['wrote', 'on'], { isOn: true, isAutomatic: false }],
    ['a no may come before anything else', ['off'], { isOn: false, isAutomatic: false }],
  ])('%s', (_, wishes, expected) => {
    expect(resultOf(wishes)).toEqual(expected)
  })

  it('ends with the last thing that its person said, however often they wrote before and after', () => {
    fc.assert(
      fc.property(fc.array(wish), (wishes) => {
        const said = wishes.filter((each) => each !== 'wrote').at(-1)
        const expected = said ? said === 'on' : wishes.length > 0
        expect(resultOf(wishes)?.isOn ?? false).toBe(expected)
      }),
    )
  })

  it('changes nothing when the same is said twice', () => {
    fc.assert(
      fc.property(fc.array(wish), wish, (wishes, last) => {
        expect(nextFollow(resultOf([...wishes, last]), last)).toBeNull()
      }),
    )
  })
})

describe('withWritten', () => {
  it('adds what is new and leaves a yes and a no as they are', () => {
    const article = { subjectType: 'article', subjectId: 'a' } as const
    const thread = { subjectType: 'thread', subjectId: 'a' } as const
    expect(withWritten([{ ...article, isOn: false }], [article, thread])).toEqual([
      { ...article, isOn: false },
      { ...thread, isOn: true },
    ])
  })
})
