'use client'

import { startRegistration } from '@simplewebauthn/browser'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { RecoveryCodes } from '@/components/factor/recovery-codes'
import { formOf, usePasskey } from '@/components/factor/use-passkey'
import { sendOnce } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { keepPasskey, offerOwnPasskey } from '@/lib/passkey/actions'
import type { Adding } from '@/lib/passkey/asking'

/** Has the browser make a passkey, under a name by which its owner knows it again. */
export function AddPasskey({ name, next }: { name: string; next: string }) {
  const router = useRouter()
  const { isMissing, isPending, problem, value, run } = usePasskey<
    Adding['options'],
    { codes: string[] | null }
  >({
    offer: () => sendOnce(offerOwnPasskey, formOf({ what: 'add' })) as ReturnType<typeof sendOnce<Adding>>,
    ask: (optionsJSON) => startRegistration({ optionsJSON }),
    send: keepPasskey,
  })
  useEffect(() => {
    if (value && !value.codes) router.refresh()
  }, [value, router])
  if (value?.codes) return <RecoveryCodes codes={value.codes} done="Your passkey is added." next={next} />
  if (isMissing) return <p className="text-sm text-muted">This browser makes no passkeys.</p>
  return (
    <>
      <p className="hidden text-sm text-muted noscript:block">
        Adding a passkey needs JavaScript. An authenticator app does not.
      </p>
      <form
        className="grid gap-3 pt-2 noscript:hidden"
        onSubmit={(event) => {
          event.preventDefault()
          if (!isPending) run({ name: String(new FormData(event.currentTarget).get('name')) })
        }}
      >
        <div className="grid gap-2 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-end">
          <TextField label="Name of the passkey" name="name" defaultValue={name} maxLength={60} required />
          <Button type="submit" aria-disabled={isPending} className="min-h-11 max-sm:justify-self-start">
            {isPending ? 'One moment…' : 'Add a passkey'}
          </Button>
        </div>
        {problem && <Notice look="problem">{problem}</Notice>}
        {value && <Notice look="good">Your passkey is added.</Notice>}
      </form>
    </>
  )
}
