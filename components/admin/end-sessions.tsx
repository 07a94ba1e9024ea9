'use client'

import { SendForm } from '@/components/admin/send-form'
import { signThemOut } from '@/lib/session/actions'

/** Signs somebody out of one browser, or of all. */
export function EndSessions(props: { personId: string; sessionId?: string; about?: string }) {
  const { personId, sessionId, about } = props
  return sessionId ? (
    <SendForm action={signThemOut} hidden={{ personId, sessionId }} label="End" about={about ?? ''} />
  ) : (
    <SendForm action={signThemOut} hidden={{ personId }} label="End all of them" look="danger" />
  )
}
