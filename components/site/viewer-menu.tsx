'use client'

import { usePathname } from 'next/navigation'
import { useEffect } from 'react'
import { useLeave } from '@/components/site/use-leave'
import { askViewer, useViewer } from '@/components/site/viewer-store'
import { buttonClass } from '@/components/ui/button'
import { routes } from '@/lib/routes'

/** Who is reading, asked after the shared page has been shown. Its place is kept from the start, so nothing jumps. */
export function ViewerMenu() {
  const path = usePathname()
  const { status, answer } = useViewer()
  useEffect(() => askViewer(path), [path])
  if (answer?.viewer)
    return (
      <PersonMenu name={answer.viewer.name} handle={answer.viewer.handle} mayReview={answer.can.review} />
    )
  const isEntry = path === routes.signIn() || path === routes.signUp()
  return (
    <div className={`flex min-w-24 justify-end ${status === 'unknown' ? 'until-known' : ''}`}>
      <a href={routes.signIn(isEntry || status === 'unknown' ? undefined : path)} className={buttonClass()}>
        Sign in
      </a>
    </div>
  )
}

function PersonMenu({ name, handle, mayReview }: { name: string; handle: string; mayReview: boolean }) {
  const { leave, isFailed } = useLeave()
  const item = 'block w-full rounded-md px-3 py-2 text-left text-sm text-ink no-underline hover:bg-hover'
  return (
    <div className="flex min-w-24 justify-end">
      <button type="button" popoverTarget="viewer-menu" className={buttonClass('plain', 'max-w-44')}>
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
        {mayReview && (
          <a href={routes.review()} className={item}>
            Review
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
    </div>
  )
}
