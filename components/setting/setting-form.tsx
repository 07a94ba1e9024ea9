'use client'

import { useRouter } from 'next/navigation'
import { oneAtATime, problemWords, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { SelectField, TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { saveSetting } from '@/lib/setting/actions'
import type { SettingView } from '@/lib/setting/queries'
import { settingFields } from '@/lib/setting/settings'

type Props = Pick<SettingView, 'name' | 'value' | 'version'>

/** Changes one setting. */
export function SettingForm({ name, value, version }: Props) {
  const router = useRouter()
  const [state, send, isSending] = useSend(saveSetting, () => router.refresh())
  const { label, explanation, unit, choices } = settingFields[name]
  const problem = state.status === 'invalid' ? problemWords(state) : null
  const shared = {
    id: `value-${name}`,
    name: 'value',
    label: unit && unit !== 'share' ? `${label} (${unit})` : label,
    hint: explanation,
    problem: problem ?? undefined,
    defaultValue: String('values' in state ? (state.values.value ?? '') : value),
  }
  return (
    <form action={send} onSubmit={oneAtATime(isSending)} className="grid gap-2">
      <input type="hidden" name="name" value={name} />
      <input type="hidden" name="from" value={version} />
      {state.status === 'refused' && <Notice look="problem">{problemWords(state)}</Notice>}
      <div className="grid gap-2 sm:grid-cols-[1fr_auto] sm:items-end">
        {choices ? (
          <SelectField {...shared}>
            {choices.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label}
              </option>
            ))}
          </SelectField>
        ) : (
          <TextField {...shared} inputMode="decimal" autoComplete="off" />
        )}
        <Button type="submit" aria-disabled={isSending} className="min-h-11 max-sm:justify-self-start">
          Save<span className="sr-only"> {label}</span>
        </Button>
      </div>
      {state.status === 'done' && <Notice look="good">Saved. It counts from now on.</Notice>}
    </form>
  )
}
