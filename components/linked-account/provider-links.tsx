import { buttonClass } from '@/components/ui/button'
import { providerNames } from '@/lib/linked-account/providers'
import { routes } from '@/lib/routes'

/** The ways to sign in by another site, where the installation has any: links, which need no script. */
export function ProviderLinks({ next }: { next: string }) {
  const providers = providerNames()
  if (providers.length === 0) return null
  return (
    <div className="grid gap-3">
      <p className="flex items-center gap-3 text-sm text-muted before:h-px before:flex-1 before:bg-rule after:h-px after:flex-1 after:bg-rule">
        or
      </p>
      {providers.map(({ id, name }) => (
        <a key={id} href={routes.signInWith(id, next)} className={buttonClass('plain', 'min-h-11')}>
          Go on with {name}
        </a>
      ))}
    </div>
  )
}
