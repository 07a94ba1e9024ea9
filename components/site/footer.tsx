import { Mark } from '@/components/site/mark'
import { routes } from '@/lib/routes'
import { siteDescription, siteName } from '@/lib/site'

export function Footer() {
  return (
    <footer className="mt-auto border-t border-rule px-4.5 py-8 text-sm text-muted sm:px-8 print:hidden">
      <p className="flex flex-wrap gap-x-6 gap-y-1">
        <span>
          <Mark className="mr-1.5 align-baseline" />
          {siteName}. {siteDescription}
        </span>
        <a href={routes.record()} className="underline underline-offset-2 hover:text-ink">
          Every decision is on the public record
        </a>
        <a
          href={routes.siteFeed()}
          type="application/atom+xml"
          className="underline underline-offset-2 hover:text-ink"
        >
          Feed
        </a>
      </p>
    </footer>
  )
}
