'use client'

import { useRouter } from 'next/navigation'
import { FormProblems, problemsIn } from '@/components/account/form-problems'
import { oneAtATime, useSend } from '@/components/site/use-send'
import { refreshViewer } from '@/components/site/viewer-store'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { saveProfile } from '@/lib/account/actions'

export function ProfileForm({ name }: { name: string }) {
  const router = useRouter()
  const [state, action, isPending] = useSend(saveProfile, async () => {
    router.refresh()
    await refreshViewer()
  })
  const typed = 'values' in state ? String(state.values.name ?? '') : name
  return (
    <form action={action} onSubmit={oneAtATime(isPending)} className="grid max-w-md gap-5">
      <FormProblems state={state} />
      <TextField
        label="Name"
        name="name"
        hint="Stands beside everything you write, also what is there already."
        autoComplete="name"
        defaultValue={typed}
        problem={problemsIn(state).name}
        required
      />
      <Button look="primary" type="submit" aria-disabled={isPending} className="min-h-11 justify-self-start">
        Save
      </Button>
      {state.status === 'done' && <Notice look="good">Saved. You are {state.value.name} now.</Notice>}
    </form>
  )
}
