'use client'

import { SendForm } from '@/components/admin/send-form'
import { signOutElsewhere } from '@/lib/session/actions'

/** Signs one out of one other browser, or of all others. */
export function EndSession({
  sessionId,
  label,
  about,
}: {
  sessionId?: string
  label: string
  about?: string
}) {
  return (
    <SendForm
      action={signOutElsewhere}
      hidden={sessionId ? { sessionId } : {}}
      label={label}
      about={about ?? ''}
      look={sessionId ? 'plain' : 'danger'}
    />
  )
}
