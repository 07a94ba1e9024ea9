'use client'

import { useLeave } from '@/components/site/use-leave'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

/** In place of a sign-in form for someone who is signed in. */
export function SignedInAlready({ name, handle }: { name: string; handle: string }) {
  const { leave, isFailed } = useLeave()
  return (
    <form action={leave} className="flex flex-wrap items-center gap-x-4 gap-y-3">
      <p>
        You are signed in as <b>{name}</b> <span className="text-muted">@{handle}</span>.
      </p>
      <Button type="submit">Sign out</Button>
      {isFailed && <Notice look="problem">You are still signed in. Try again in a few seconds.</Notice>}
    </form>
  )
}
