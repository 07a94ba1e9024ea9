import { buttonClass } from '@/components/ui/button'
import type { ProviderName } from '@/lib/linked-account/identity'
import { routes } from '@/lib/routes'

/** How somebody shows once more that it is they, by an account that is linked to theirs; they come back to `here`. */
export function ConfirmElsewhere({ providers, here }: { providers: ProviderName[]; here: string }) {
  return providers.map(({ id, name }) => (
    <a
      key={id}
      href={routes.signInWith(id, here)}
      className={buttonClass('plain', 'min-h-11 justify-self-start')}
    >
      Sign in again with {name}
    </a>
  ))
}
