import { Rss } from 'lucide-react'

/** The way to a feed, for those who read by feed. */
export function FeedLink({ href, label }: { href: string; label: string }) {
  return (
    <a
      href={href}
      type="application/atom+xml"
      className="inline-flex min-h-11 items-center gap-1.5 text-sm text-soft underline-offset-4 hover:underline sm:min-h-0"
    >
      <Rss aria-hidden="true" className="size-4" />
      {label}
    </a>
  )
}
