import { FootBanner } from '@/components/site/foot-banner'
import { routes } from '@/lib/routes'

/** Says to somebody new what is still to do before they can write. */
export function UnverifiedBanner() {
  return (
    <FootBanner label="Your e-mail address" href={routes.emailSettings()} action="No mail?">
      Open the link in the mail that was sent to you, then you can write here.
    </FootBanner>
  )
}
