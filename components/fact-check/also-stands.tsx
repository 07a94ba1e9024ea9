import { Section } from '@/components/ui/column'
import type { StandingCheck } from '@/lib/fact-check/shape'
import { routes } from '@/lib/routes'

/** The other places in which a check stands. */
export function AlsoStands({ also: { places, count } }: { also: StandingCheck['also'] }) {
  return (
    <Section title={`Also stands in · ${count} ${count === 1 ? 'place' : 'places'}`}>
      <ul className="grid gap-1">
        {places.map(({ id, slug, title, paragraphId, number }) => (
          <li key={id}>
            <a
              href={routes.articleParagraph(slug, paragraphId)}
              className="underline decoration-rule underline-offset-4 hover:decoration-ink"
            >
              {title}
              {number !== null && ` · ¶ ${number}`}
            </a>
          </li>
        ))}
      </ul>
      {count > places.length && <p className="text-sm text-muted">The first {places.length} are listed.</p>}
    </Section>
  )
}
