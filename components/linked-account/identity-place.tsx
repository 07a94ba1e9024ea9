import { ConfirmForm } from '@/components/factor/confirm-form'
import { JoinForm } from '@/components/linked-account/join-form'
import { LinkForm } from '@/components/linked-account/link-form'
import { buttonClass } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { Identity } from '@/lib/linked-account/identity'
import type { Place, WaysToConfirm } from '@/lib/linked-account/queries'
import { refusalWords } from '@/lib/refusal-words'
import { routes } from '@/lib/routes'

type Props = {
  place: Place
  identity: Identity
  /** What the other site is called. */
  name: string
  signedIn: { handle: string; ways: WaysToConfirm } | null
}

/** What is to come of an account at another site that somebody has shown to be theirs; nothing has come of it yet. */
export function IdentityPlace({ place, identity, name, signedIn }: Props) {
  const theirs = (
    <>
      {name} account {identity.label && <b className="font-semibold text-ink">{identity.label}</b>}
    </>
  )
  switch (place.is) {
    case 'new':
      return (
        <>
          <p className="text-soft">
            You come with your {theirs} and are new here. Choose what others see of you.
          </p>
          <JoinForm name={identity.name ?? ''} email={identity.email ?? ''} />
          <p className="text-soft">
            Have an account here?{' '}
            <a href={signInHere} className="font-medium text-ink underline underline-offset-4">
              Sign in to link it
            </a>
          </p>
        </>
      )
    case 'address-known':
      return (
        <>
          <Notice>
            There is an account here with the e-mail address of your {theirs}. An address alone shows to
            nobody that it is yours: sign in the way you did until now, and you can link the two on the next
            page.
          </Notice>
          <a href={signInHere} className={buttonClass('primary', 'min-h-11')}>
            Sign in
          </a>
        </>
      )
    case 'to-link':
      return (
        <>
          <p className="text-soft">
            Whoever signs in with your {theirs} will be in your account here,{' '}
            <b className="font-semibold text-ink">@{signedIn?.handle}</b>.
          </p>
          {signedIn?.ways.isConfirmed ? (
            <LinkForm name={name} />
          ) : (
            signedIn && (
              <>
                <p>First show that the one here is yours.</p>
                <ConfirmForm ways={signedIn.ways} here={routes.shownIdentity()} />
              </>
            )
          )}
          <a href={routes.linkedAccounts()} className="text-sm text-soft underline underline-offset-4">
            Do not link it
          </a>
        </>
      )
    case 'linked':
      return (
        <>
          <p className="text-soft">You can sign in here with your {theirs}.</p>
          <a
            href={signedIn ? routes.linkedAccounts() : routes.signInWith(identity.provider)}
            className={buttonClass('primary', 'min-h-11 justify-self-start')}
          >
            {signedIn ? 'Your linked accounts' : `Sign in with ${name}`}
          </a>
        </>
      )
    case 'of-another':
      return (
        <>
          <Notice look="problem">{refusalWords('linked-elsewhere')}</Notice>
          <p className="text-soft">
            You are signed in here as @{signedIn?.handle}; your {theirs} leads to another account.
          </p>
          <a href={routes.linkedAccounts()} className={buttonClass('plain', 'min-h-11 justify-self-start')}>
            Your linked accounts
          </a>
        </>
      )
    case 'banned':
      return (
        <>
          <Notice look="problem">
            {refusalWords('banned', { words: place.words, ...(place.until ? { at: place.until } : {}) })}
          </Notice>
          <p>
            <a href={routes.appealBan()} className="font-medium underline underline-offset-4">
              Appeal against the ban
            </a>{' '}
            with your password. If you have none,{' '}
            <a href={routes.forgotPassword()} className="underline underline-offset-4">
              choose one first
            </a>
            .
          </p>
        </>
      )
  }
}

const signInHere = routes.signIn(routes.shownIdentity())
