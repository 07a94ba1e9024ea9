'use client'

import { Bell } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { lazy, Suspense, useEffect } from 'react'
import { useLeave } from '@/components/site/use-leave'
import { askAgainOnReturn, askViewer, useAway, useViewer } from '@/components/site/viewer-store'
import { buttonClass } from '@/components/ui/button'
import type { ViewerAnswer } from '@/lib/account/viewer-answer'
import { tellAlive } from '@/lib/alive'
import { countWords } from '@/lib/notification/count'
import type { Viewer } from '@/lib/policy'
import { routes } from '@/lib/routes'

const StandingBanner = lazy(() =>
  import('@/components/site/standing-banner').then(({ StandingBanner }) => ({ default: StandingBanner })),
)

const UnverifiedBanner = lazy(() =>
  import('@/components/site/unverified-banner').then(({ UnverifiedBanner }) => ({
    default: UnverifiedBanner,
  })),
)

const FactorBanner = lazy(() =>
  import('@/components/site/factor-banner').then(({ FactorBanner }) => ({ default: FactorBanner })),
)

const AwayLine = lazy(() =>
  import('@/components/site/away-line').then(({ AwayLine }) => ({ default: AwayLine })),
)

/** Who is reading, asked after the shared page has been shown. Its place is kept from the start, so nothing jumps. */
export function ViewerMenu() {
  return (
    <>
      <Who />
      {useAway() && (
        <Suspense fallback={null}>
          <AwayLine />
        </Suspense>
      )}
    </>
  )
}

function Who() {
  const path = usePathname()
  const { status, answer } = useViewer()
  useEffect(() => askViewer(path), [path])
  useEffect(askAgainOnReturn, [])
  useEffect(tellAlive, [])
  if (answer?.viewer) return <PersonMenu {...answer.viewer} can={answer.can} unread={answer.unread} />
  const isEntry = [routes.signIn(), routes.signUp()].some((entry) => path.startsWith(entry))
  return (
    <div className={`flex justify-end min-[22rem]:min-w-24 ${status === 'unknown' ? 'until-known' : ''}`}>
      <a href={routes.signIn(isEntry || status === 'unknown' ? undefined : path)} className={buttonClass()}>
        Sign in
      </a>
    </div>
  )
}

type PersonProps = Pick<Viewer, 'name' | 'handle' | 'standing' | 'isUnverified' | 'heldRole'> &
  Pick<ViewerAnswer, 'can' | 'unread'>

function PersonMenu({ name, handle, standing, isUnverified, heldRole, can, unread }: PersonProps) {
  const path = usePathname()
  const { leave, isFailed } = useLeave()
  const item = 'block w-full rounded-md px-3 py-2 text-left text-sm text-ink no-underline hover:bg-hover'
  return (
    <div className="flex min-w-0 items-center justify-end gap-1 sm:gap-2">
      <NotificationsLink unread={unread} />
      <button
        type="button"
        popoverTarget="viewer-menu"
        className={buttonClass('plain', 'min-w-12 max-w-44 max-sm:px-2.5')}
      >
        <span className="truncate">{name}</span>
        <span aria-hidden="true" className="text-xs text-muted">
          ▾
        </span>
      </button>
      <div
        id="viewer-menu"
        popover="auto"
        className="viewer-menu rounded-xl border border-rule bg-panel p-1.5 text-ink shadow-lg"
      >
        <p className="px-3 py-1.5 text-sm text-muted">@{handle}</p>
        <a href={routes.mine()} className={item}>
          My checks
        </a>
        <a href={routes.settings()} className={item}>
          Settings
        </a>
        {standing && (
          <a href={routes.standing()} className={item}>
            Your standing
          </a>
        )}
        {can.review && (
          <a href={routes.review()} className={item}>
            Review
          </a>
        )}
        {can.edit && (
          <a href={routes.editor()} className={item}>
            Articles
          </a>
        )}
        {can.review && !can.administer && (
          <a href={routes.adminPeople()} className={item}>
            People
          </a>
        )}
        {can.administer && (
          <a href={routes.admin()} className={item}>
            Admin
          </a>
        )}
        <form action={leave}>
          <button type="submit" className={item}>
            Sign out
          </button>
          {isFailed && (
            <p role="alert" className="max-w-56 px-3 py-1.5 text-sm text-false">
              You are still signed in. Try again in a few seconds.
            </p>
          )}
        </form>
      </div>
      {standing && path !== routes.standing() && (
        <Suspense fallback={null}>
          <StandingBanner {...standing} />
        </Suspense>
      )}
      {heldRole && !path.startsWith(routes.factors()) && (
        <Suspense fallback={null}>
          <FactorBanner />
        </Suspense>
      )}
      {isUnverified && path !== routes.emailSettings() && (
        <Suspense fallback={null}>
          <UnverifiedBanner />
        </Suspense>
      )}
    </div>
  )
}

function NotificationsLink({ unread }: { unread: number }) {
  const count = countWords(unread)
  return (
    <a
      href={routes.notifications()}
      aria-label={unread ? `Notifications, ${count} unread` : 'Notifications'}
      className="relative inline-flex size-11 shrink-0 items-center justify-center rounded-lg text-soft hover:bg-hover hover:text-ink sm:size-9"
    >
      <Bell aria-hidden="true" className="size-5" />
      {unread > 0 && (
        <span
          aria-hidden="true"
          className="absolute top-1 right-0.5 min-w-4.5 rounded-full bg-brand px-1 text-center text-[0.6875rem] leading-4.5 font-semibold text-paper sm:-top-0.5"
        >
          {count}
        </span>
      )}
    </a>
  )
}
