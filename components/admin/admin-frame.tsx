import type { ReactNode } from 'react'
import { Column, PageTitle } from '@/components/ui/column'
import { can, type Viewer } from '@/lib/policy'
import { routes } from '@/lib/routes'

const places = [
  { name: 'Overview', href: routes.admin() },
  { name: 'People', href: routes.adminPeople() },
  { name: 'Settings', href: routes.adminSettings() },
  { name: 'Word rules', href: routes.adminWords() },
  { name: 'Templates', href: routes.adminTemplates() },
  { name: 'Articles', href: routes.adminArticles() },
]

type Props = { viewer: Viewer; title: string; here: string; children: ReactNode }

/** A page of those who look after the site, with the way to the others. Moderators have only that of people. */
export function AdminFrame({ viewer, title, here, children }: Props) {
  const isAdmin = can(viewer, 'site.administer')
  return (
    <Column width="wide">
      <div className="grid gap-7">
        {isAdmin && (
          <nav aria-label="Admin" className="overflow-x-auto">
            <ul className="flex gap-1.5">
              {places.map(({ name, href }) => (
                <li key={href}>
                  <a
                    href={href}
                    aria-current={href === here ? 'page' : undefined}
                    className="inline-flex min-h-9 items-center rounded-full border border-rule bg-panel px-3.5 text-sm whitespace-nowrap text-soft no-underline hover:border-edge aria-[current=page]:border-ink aria-[current=page]:bg-ink aria-[current=page]:text-paper max-sm:min-h-11"
                  >
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <PageTitle>{title}</PageTitle>
        {children}
      </div>
    </Column>
  )
}
