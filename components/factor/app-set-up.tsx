'use client'

import type { ReactNode } from 'react'
import { FormProblems, problemsIn } from '@/components/account/form-problems'
import { CodeField } from '@/components/factor/code-field'
import { RecoveryCodes } from '@/components/factor/recovery-codes'
import { oneAtATime, useSend } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Notice } from '@/components/ui/notice'
import { saveApp } from '@/lib/factor/actions'
import { routes } from '@/lib/routes'

type Props = {
  /** In base32; null once the app counts, or where none is being set up. */
  secret: string | null
  qrCode: ReactNode
  next: string
}

/** The secret for an app, as a picture and in letters, and the first code that shows that it has it. */
export function AppSetUp({ secret, qrCode, next }: Props) {
  const [state, send, isPending] = useSend(saveApp)
  if (state.status === 'done' && state.value.codes)
    return <RecoveryCodes codes={state.value.codes} done="Your app is set up." next={next} />
  if (state.status === 'done' || secret === null)
    return (
      <Notice look="good">
        {state.status === 'done' ? 'Your app is set up.' : 'No app is being set up here.'}{' '}
        <a href={routes.factors()} className="underline underline-offset-4">
          Back to your second step
        </a>
      </Notice>
    )
  return (
    <div className="grid gap-6">
      <ol className="grid list-decimal gap-4 pl-5">
        <li>
          Open an authenticator app, such as the one of your password manager, and let it read this picture.
          <div className="mt-3 grid gap-3">
            {qrCode}
            <p className="text-sm text-soft">
              Or type this into it:{' '}
              <code className="font-mono text-ink">{secret.replace(/.{4}(?=.)/g, '$& ')}</code>
            </p>
            <CopyButton text={secret} label="Copy the secret" />
          </div>
        </li>
        <li>Type the six digits that it shows now.</li>
      </ol>
      <form action={send} onSubmit={oneAtATime(isPending)} className="grid max-w-md gap-5">
        <FormProblems state={state} />
        <CodeField label="Code" problem={problemsIn(state).code} />
        <Button
          look="primary"
          type="submit"
          aria-disabled={isPending}
          className="min-h-11 justify-self-start"
        >
          {isPending ? 'One moment…' : 'Use this app'}
        </Button>
      </form>
    </div>
  )
}
