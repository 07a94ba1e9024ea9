'use client'

import { Bell, BellRing } from 'lucide-react'
import { useState } from 'react'
import { changeFollowing } from '@/components/comment/deeds'
import type { FollowProps } from '@/components/follow/follow-slot'
import { useViewer } from '@/components/site/viewer-store'

/** Follows something or stops; says in which state it is. */
export function FollowButton({ subjectType, subjectId, what }: FollowProps) {
  const { answer } = useViewer()
  const [problem, setProblem] = useState<string | null>(null)
  const isOn =
    answer?.own?.follows.some(
      (each) => each.subjectType === subjectType && each.subjectId === subjectId && each.isOn,
    ) ?? false
  const Icon = isOn ? BellRing : Bell
  return (
    <>
      <button
        type="button"
        aria-pressed={isOn}
        aria-label={`Follow ${what}`}
        onClick={async () => setProblem(await changeFollowing({ subjectType, subjectId, isOn: !isOn }))}
        className="follow-button"
      >
        <Icon aria-hidden="true" className="size-3.5" />
        {isOn ? 'Following' : `Follow ${what}`}
      </button>
      {problem && (
        <span role="alert" className="text-sm text-false">
          {problem}
        </span>
      )}
    </>
  )
}
