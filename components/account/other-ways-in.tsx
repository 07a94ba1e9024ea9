import { isMailing } from '@/lib/mail/settings'
import { routes } from '@/lib/routes'

/** How one signs in without a password, as far as this site can do it. */
export function OtherWaysIn({ next }: { next: string }) {
  if (!isMailing()) return null
  return (
    <p className="text-soft">
      No password at hand?{' '}
      <a href={routes.signInByMail(next)} className="font-medium text-ink underline underline-offset-4">
        Have a link mailed to you
      </a>
    </p>
  )
}
