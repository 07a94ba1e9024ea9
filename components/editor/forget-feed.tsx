'use client'

import { SendForm } from '@/components/admin/send-form'
import { forgetFeed } from '@/lib/import/actions'

/** Ends the watching of a feed; what came of it stays. */
export function ForgetFeed({ id, name }: { id: string; name: string }) {
  return <SendForm action={forgetFeed} hidden={{ id }} label="Watch it no more" about={name} />
}
