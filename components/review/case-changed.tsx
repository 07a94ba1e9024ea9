'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { hearDesk } from '@/components/live/desk-ear'
import { useViewer } from '@/components/site/viewer-store'
import { Notice } from '@/components/ui/notice'

/** Says that somebody else has done something about the open case; showing it is the moderator's own choice. */
export function CaseChanged({ id, subjectId, upTo }: { id: string; subjectId: string; upTo: number }) {
  const router = useRouter()
  const { answer } = useViewer()
  const me = answer?.viewer?.id
  const [changedAt, setChangedAt] = useState(0)
  useEffect(
    () =>
      hearDesk((event) => {
        if (event && (event.subjectId === id || event.subjectId === subjectId) && event.actorId !== me)
          setChangedAt(event.id)
      }),
    [id, subjectId, me],
  )
  if (changedAt <= upTo) return null
  return (
    <Notice>
      Something has happened to this case meanwhile.{' '}
      <button
        type="button"
        onClick={() => router.refresh()}
        className="font-medium underline underline-offset-4"
      >
        Show it as it stands now
      </button>
    </Notice>
  )
}
