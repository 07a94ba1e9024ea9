'use client'

import { useState } from 'react'
import { useViewer } from '@/components/site/viewer-store'
import { counted } from '@/lib/article/tally'
import type { CommentView } from '@/lib/comment/thread'
import { routes } from '@/lib/routes'

type Props = { comment: CommentView; isOwn: boolean; href: string }

/** Says that a comment is helpful. On one's own, and without scripts, there is only the count. */
export function HelpfulButton({ comment, isOwn, href }: Props) {
  const { status, answer } = useViewer()
  const [problem, setProblem] = useState<string | null>(null)
  const mark = answer?.own?.marks.find(({ id }) => id === comment.id)
  const count = mark?.count ?? comment.helpfulCount
  const isHelpful = mark?.isHelpful ?? false
  if (isOwn) return count > 0 ? <span>Helpful to {count}</span> : null
  async function change() {
    // Before it is known who is reading, the server tells who may.
    if (status === 'known' && !answer.viewer) return location.assign(routes.signIn(href))
    const { changeHelpful } = await import('@/components/comment/deeds')
    setProblem(await changeHelpful(comment.id, !isHelpful, count))
  }
  return (
    <>
      <button type="button" aria-pressed={isHelpful} onClick={change} className="only-scripting">
        Helpful
        <span className="sr-only"> comment by {comment.author?.name}</span>
        {count > 0 && <Count count={count} />}
      </button>
      {count > 0 && <span className="without-scripting">Helpful to {count}</span>}
      {problem && (
        <span role="alert" className="text-false">
          {problem}
        </span>
      )}
    </>
  )
}

function Count({ count }: { count: number }) {
  return (
    <>
      {' '}
      <span aria-hidden="true" className="tabular-nums">
        {count}
      </span>
      <span className="sr-only">, {counted(count, 'person', 'people')}</span>
    </>
  )
}
