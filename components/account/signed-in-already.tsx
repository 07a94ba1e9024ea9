'use client'

import { Button } from '@/components/ui/button'
import { signOut } from '@/lib/account/actions'

/** In place of a sign-in form for someone who is signed in. */
export function SignedInAlready({ name, handle }: { name: string; handle: string }) {
  return (
    <form action={signOut} className="flex flex-wrap items-center gap-x-4 gap-y-3">
      <p>
        You are signed in as <b>{name}</b> <span className="text-muted">@{handle}</span>.
      </p>
      <Button type="submit">Sign out</Button>
    </form>
  )
}
