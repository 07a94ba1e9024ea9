import Link from 'next/link'
import type { OtherPlace } from '@/lib/review/read-place'
import { routes } from '@/lib/routes'

/** Where else the same claim stands, or is to stand. */
export function OtherPlaces({ places }: { places: OtherPlace[] }) {
  return (
    <ul className="grid gap-1.5">
      {places.map(({ id, slug, title, paragraphId, number, quote, state }) => (
        <li key={id}>
          <Link
            href={routes.articleParagraph(slug, paragraphId)}
            className="underline decoration-rule underline-offset-4 hover:decoration-ink"
          >
            {title}
            {number !== null && ` · ¶ ${number}`}
          </Link>{' '}
          <span className="text-sm text-muted">
            {quote && `“${quote}” · `}
            {state === 'proposed' ? 'proposed' : 'stands there'}
          </span>
        </li>
      ))}
    </ul>
  )
}
