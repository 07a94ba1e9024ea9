'use client'

import { usePathname } from 'next/navigation'
import { routes } from '@/lib/routes'

/** The places everyone can go, the one they are in marked. */
export function Nav() {
  const path = usePathname()
  const isArticles =
    path === routes.home() || path.startsWith('/front') || path.startsWith(routes.article(''))
  return (
    <nav aria-label="Site" className="flex gap-4 text-sm sm:gap-5.5">
      <Place href={routes.home()} isHere={isArticles} name="Articles" />
      <Place href={routes.claims()} isHere={path === routes.claims()} name="Claims" />
      <Place href={routes.record()} isHere={path === routes.record()} name="Record" />
    </nav>
  )
}

function Place({ href, isHere, name }: { href: string; isHere: boolean; name: string }) {
  return (
    <a
      href={href}
      aria-current={isHere ? 'true' : undefined}
      className="inline-flex min-h-9 items-center text-soft no-underline underline-offset-4 hover:text-ink hover:underline aria-[current]:font-semibold aria-[current]:text-ink"
    >
      {name}
    </a>
  )
}
