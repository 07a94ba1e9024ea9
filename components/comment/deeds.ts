'use client'

import { v4 as newKey } from 'uuid'
import { problemWords, sendOnce } from '@/components/site/use-send'
import { editOwn, refreshViewer } from '@/components/site/viewer-store'
import { block, unblock } from '@/lib/block/actions'
import type { CommentAsCheck } from '@/lib/comment/as-check'
import { startDraft } from '@/lib/draft/actions'
import { follow } from '@/lib/follow/actions'
import type { Follow } from '@/lib/follow/subject'
import { sayHelpful } from '@/lib/helpful/actions'
import type { OwnMark } from '@/lib/helpful/mark'
import { routes } from '@/lib/routes'

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

/** Begins a fact-check with the words and links of a comment, and opens it in the composer. */
export async function makeCheck(commentId: string): Deed {
  const failed = 'This comment could not be read. Check the connection and try again.'
  const response = await fetch(routes.commentAsCheck(commentId), { cache: 'no-store' }).catch(() => null)
  if (!response?.ok) return failed
  const { evidence, ...words }: CommentAsCheck = await response.json()
  const links = evidence.map((url, at) => [`evidence.${at}.url`, url])
  const state = await sendOnce(startDraft, form({ key: newKey(), ...words, ...Object.fromEntries(links) }))
  return problemWords(state)
}

/** Blocks a person or takes the block back. */
export async function changeBlock(handle: string, isBlocked: boolean): Deed {
  const state = await sendOnce(isBlocked ? block : unblock, form({ handle }))
  if (state.status === 'done') await refreshViewer()
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
