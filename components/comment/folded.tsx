'use client'

import { useState } from 'react'
import type { Author } from '@/lib/comment/thread'

type Props = { id: string; level: number; author: Author; onShow: () => void }

const quiet = 'py-1 text-xs font-medium text-soft underline underline-offset-2 hover:text-ink'

/** What someone wrote whom one has blocked: out of sight, and one click away. */
export function Folded({ id, level, author, onShow }: Props) {
  const [problem, setProblem] = useState<string | null>(null)
  async function unblock() {
    const { changeBlock } = await import('@/components/comment/deeds')
    setProblem(await changeBlock(author.handle, false))
  }
  return (
    <div
      id={`comment-${id}`}
      tabIndex={-1}
      data-level={level}
      className="flex flex-wrap items-baseline gap-x-3 text-muted italic"
    >
      <span>You blocked {author.name}.</span>
      <button type="button" onClick={onShow} className={quiet}>
        Show<span className="sr-only"> the comment by {author.name}</span>
      </button>
      <button type="button" onClick={unblock} className={quiet}>
        Unblock<span className="sr-only"> {author.name}</span>
      </button>
      {problem && (
        <span role="alert" className="text-sm text-false not-italic">
          {problem}
        </span>
      )}
    </div>
  )
}
