'use client'

import { Ban } from 'lucide-react'
import { useState } from 'react'
import { changeBlock } from '@/components/comment/deeds'
import { refreshViewer } from '@/components/site/viewer-store'

type Props = { personId: string; name: string; isBlocked: boolean }

/** Blocks a person or takes the block back, and says what that means. */
export function BlockButton({ personId, name, isBlocked }: Props) {
  const [isSending, setSending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  async function change() {
    if (isSending) return
    setSending(true)
    setProblem(await changeBlock(personId, !isBlocked))
    await refreshViewer()
    setSending(false)
  }
  return (
    <div className="flex flex-wrap items-center gap-x-4 text-sm">
      <button
        type="button"
        aria-disabled={isSending}
        onClick={change}
        className="follow-button min-h-11 sm:min-h-9"
      >
        <Ban aria-hidden="true" className="size-3.5" />
        {isBlocked ? 'Unblock' : 'Block'} <bdi>{name}</bdi>
      </button>
      <p role="status" className="text-muted empty:hidden">
        {isBlocked && 'Blocked: their comments are folded away, and they cannot answer you.'}
      </p>
      {problem && (
        <p role="alert" className="text-false">
          {problem}
        </p>
      )}
    </div>
  )
}
