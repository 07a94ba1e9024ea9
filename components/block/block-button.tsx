'use client'

import { Ban } from 'lucide-react'
import { useState } from 'react'
import { changeBlock } from '@/components/comment/deeds'
import { Button } from '@/components/ui/button'

type Props = { handle: string; name: string; isBlocked: boolean }

/** Blocks a person or takes the block back, and says what that means. */
export function BlockButton({ handle, name, isBlocked }: Props) {
  const [isSending, setSending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  async function change() {
    if (isSending) return
    setSending(true)
    setProblem(await changeBlock(handle, !isBlocked))
    setSending(false)
  }
  return (
    <>
      <Button
        aria-label={`${isBlocked ? 'Unblock' : 'Block'} ${name}`}
        aria-disabled={isSending}
        onClick={change}
        className="absolute end-0 top-0 pointer-coarse:min-h-11"
      >
        <Ban aria-hidden="true" className="size-3.5" />
        {isBlocked ? 'Unblock' : 'Block'}
      </Button>
      <p role="status" className="text-sm text-muted empty:hidden">
        {isBlocked && 'You blocked them: their comments are folded away, and they cannot answer you.'}
      </p>
      {problem && (
        <p role="alert" className="text-sm text-false">
          {problem}
        </p>
      )}
    </>
  )
}
