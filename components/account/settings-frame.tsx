import type { ReactNode } from 'react'
import { PageTitle } from '@/components/ui/column'
import { listProviders } from '@/lib/linked-account/providers'
import { routes } from '@/lib/routes'

const places = [
  { name: 'Profile', href: routes.settings() },
  { name: 'E-mail', href: routes.emailSettings() },
  { name: 'Password', href: routes.passwordSettings() },
  { name: 'Second step', href: routes.factors() },
  { name: 'Linked accounts', href: routes.linkedAccounts() },
  { name: 'Signed in', href: routes.sessions() },
  { name: 'Notifications', href: routes.notificationSettings() },
  { name: 'Blocked people', href: routes.blocks() },
  { name: 'Standing', href: routes.standing() },
  { name: 'Take it with you', href: routes.exportMine() },
  { name: 'Delete account', href: routes.leave() },
]

/** What there is on this installation. */
function placesHere(here: string) {
  const isHere = (href: string) => href !== routes.linkedAccounts() || href === here
  return listProviders().length > 0 ? places : places.filter(({ href }) => isHere(href))
}

type Props = { title: string; here: string; children: ReactNode }

/** One part of one's account, with the way to the others: beside it where there is room, above it on a phone. */
export function SettingsFrame({ title, here, children }: Props) {
  return (
    <main
      id="content"
      tabIndex={-1}
      className="mx-auto grid w-full max-w-4xl gap-x-12 gap-y-7 px-5 pt-8 pb-20 wrap-anywhere outline-none md:grid-cols-[11rem_minmax(0,1fr)] md:pt-10"
    >
      <nav aria-label="Settings" className="-mx-5 overflow-x-auto px-5 md:mx-0 md:px-0 md:pt-2">
        <ul className="flex gap-1.5 md:flex-col md:gap-0.5">
          {placesHere(here).map(({ name, href }) => (
            <li key={href}>
              <a
                href={href}
                aria-current={href === here ? 'page' : undefined}
                className="inline-flex min-h-11 items-center rounded-full border border-rule bg-panel px-3.5 text-sm whitespace-nowrap text-soft no-underline hover:border-edge aria-[current=page]:[scroll-initial-target:nearest] aria-[current=page]:border-ink aria-[current=page]:bg-ink aria-[current=page]:text-paper md:flex md:min-h-9 md:rounded-lg md:border-transparent md:bg-transparent md:px-3 md:hover:border-transparent md:hover:bg-hover md:aria-[current=page]:border-transparent md:aria-[current=page]:bg-hover md:aria-[current=page]:font-semibold md:aria-[current=page]:text-ink"
              >
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="grid max-w-2xl content-start gap-6">
        <PageTitle>{title}</PageTitle>
        {children}
      </div>
    </main>
  )
}
