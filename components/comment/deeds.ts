'use client'

import { problemWords, sendOnce } from '@/components/site/use-send'
import { editOwn } from '@/components/site/viewer-store'
import { block, unblock } from '@/lib/block/actions'
import { follow } from '@/lib/follow/actions'
import type { Follow } from '@/lib/follow/subject'
import { sayHelpful } from '@/lib/helpful/actions'
import type { OwnMark } from '@/lib/helpful/mark'

/** What can be done with one click. Each shows at once, is taken back when refused, and says in words why. */
export type Deed = Promise<string | null>

/** Marks a comment, or takes the mark back; `shown` is the count on the page. */
export async function changeHelpful(id: string, isHelpful: boolean, shown: number): Deed {
  const keep = (mark: OwnMark) =>
    editOwn((own) => ({ ...own, marks: [mark, ...own.marks.filter((each) => each.id !== id)] }))
  keep({ id, isHelpful, count: Math.max(0, shown + (isHelpful ? 1 : -1)) })
  const state = await sendOnce(sayHelpful, form({ id, isHelpful: String(isHelpful) }))
  keep(state.status === 'done' ? state.value : { id, isHelpful: !isHelpful, count: shown })
  return problemWords(state)
}

/** Follows something or stops following it. */
export async function changeFollowing(wanted: Follow): Deed {
  const keep = (state: Follow) =>
    editOwn((own) => ({ ...own, follows: [state, ...own.follows.filter((each) => !isSame(each, state))] }))
  keep(wanted)
  const { subjectType, subjectId, isOn } = wanted
  const state = await sendOnce(follow, form({ subjectType, subjectId, isOn: String(isOn) }))
  if (state.status !== 'done') keep({ ...wanted, isOn: !isOn })
  return problemWords(state)
}

/** Blocks a person or takes the block back. */
export async function changeBlock(personId: string, isBlocked: boolean): Deed {
  const keep = (isOn: boolean) =>
    editOwn((own) => ({
      ...own,
      blocked: [...own.blocked.filter((id) => id !== personId), ...(isOn ? [personId] : [])],
    }))
  const state = await sendOnce(isBlocked ? block : unblock, form({ personId }))
  if (state.status === 'done') keep(isBlocked)
  return problemWords(state)
}

function isSame(a: Follow, b: Follow): boolean {
  return a.subjectType === b.subjectType && a.subjectId === b.subjectId
}

function form(fields: Record<string, string>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}
