'use client'

import { SendForm } from '@/components/admin/send-form'
import { removeRule } from '@/lib/moderation/actions'

/** Takes a word rule out of force. */
export function RemoveRule({ id, pattern }: { id: string; pattern: string }) {
  return <SendForm action={removeRule} hidden={{ id }} label="Remove" about={pattern} look="quiet" />
}
