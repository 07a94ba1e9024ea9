import { FootBanner } from '@/components/site/foot-banner'
import { routes } from '@/lib/routes'

/** Says to moderators and admins what their work waits for. */
export function FactorBanner() {
  return (
    <FootBanner label="Your second step" href={routes.factors()} action="Set it up">
      Your desk opens as soon as you have a passkey or an authenticator app.
    </FootBanner>
  )
}
