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
      {/* Where there is no room the name of the site leads there. */}
      <Place href={routes.home()} isHere={isArticles} name="Articles" needsRoom />
      <Place href={routes.claims()} isHere={path === routes.claims()} name="Claims" />
      <Place href={routes.record()} isHere={path === routes.record()} name="Record" />
    </nav>
  )
}

type PlaceProps = { href: string; isHere: boolean; name: string; needsRoom?: boolean }

function Place({ href, isHere, name, needsRoom }: PlaceProps) {
  return (
    <a href={href} aria-current={isHere ? 'true' : undefined} data-wide={needsRoom} className="site-place">
      {name}
    </a>
  )
}
