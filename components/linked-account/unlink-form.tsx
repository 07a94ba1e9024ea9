'use client'

import { SendForm } from '@/components/admin/send-form'
import { unlink } from '@/lib/linked-account/actions'

export function UnlinkForm({ id, name }: { id: string; name: string }) {
  return <SendForm action={unlink} hidden={{ id }} label="Unlink" about={name} />
}
