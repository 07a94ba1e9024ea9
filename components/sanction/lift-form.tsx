'use client'

import { SendForm } from '@/components/admin/send-form'
import { TextField } from '@/components/ui/field'
import { lift } from '@/lib/sanction/actions'

/** Takes a sanction back, folded until one wants to. */
export function LiftForm({ id, label }: { id: string; label: string }) {
  return (
    <details>
      <summary className="inline-flex min-h-9 cursor-pointer items-center text-sm font-medium underline underline-offset-4">
        Lift this {label}
      </summary>
      <SendForm action={lift} hidden={{ id }} label="Lift it">
        <div className="grow">
          <TextField id={`reason-${id}`} label="Why" name="reason" required maxLength={1_000} />
        </div>
      </SendForm>
    </details>
  )
}
