'use client'

import { startAuthentication } from '@simplewebauthn/browser'
import { KeyRound } from 'lucide-react'
import { formOf, usePasskey } from '@/components/factor/use-passkey'
import { sendOnce } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { confirmWithPasskey, enterWithPasskey, offerOwnPasskey, offerPasskey } from '@/lib/passkey/actions'
import type { Asking } from '@/lib/passkey/asking'

type Props = { step: 'first' | 'second' | 'confirm'; next: string; label: string; look?: 'plain' | 'primary' }

/** Shows who somebody is with a passkey: to sign in, or once more. */
export function PasskeyButton({ step, next, label, look = 'plain' }: Props) {
  const { isMissing, isPending, problem, run } = usePasskey<Asking['options'], { next: string }>({
    offer: () =>
      step === 'confirm'
        ? (sendOnce(offerOwnPasskey, formOf({ what: 'confirm' })) as ReturnType<typeof sendOnce<Asking>>)
        : sendOnce(offerPasskey, formOf({ step })),
    ask: (optionsJSON) => startAuthentication({ optionsJSON }),
    send: (step === 'confirm' ? confirmWithPasskey : enterWithPasskey) as typeof enterWithPasskey,
  })
  if (isMissing) return null
  return (
    <div className="grid gap-3 noscript:hidden">
      <Button
        look={look}
        aria-disabled={isPending}
        className="min-h-11"
        onClick={() => !isPending && run({ next })}
      >
        <KeyRound aria-hidden="true" className="size-4" />
        {label}
      </Button>
      {problem && <Notice look="problem">{problem}</Notice>}
    </div>
  )
}
