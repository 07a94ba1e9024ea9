import { Mark } from '@/components/site/mark'
import { Nav } from '@/components/site/nav'
import { SearchBox } from '@/components/site/search-box'
import { ViewerMenu } from '@/components/site/viewer-menu'
import { routes } from '@/lib/routes'
import { siteName } from '@/lib/site'

export function Header() {
  return (
    <header className="sticky top-0 z-20 flex h-14 items-center gap-2 border-b min-[22rem]:gap-3 min-[22rem]:px-4.5 border-rule bg-paper/95 px-3 backdrop-blur-sm sm:gap-7 sm:px-8 print:hidden">
      <a
        href={routes.home()}
        className="shrink-0 font-serif text-xl font-semibold tracking-tight whitespace-nowrap text-ink no-underline"
      >
        <Mark className="mr-2 -translate-y-px align-baseline text-brand" />
        {siteName}
      </a>
      <Nav />
      <SearchBox />
      <div className="min-w-0">
        <ViewerMenu />
      </div>
    </header>
  )
}
