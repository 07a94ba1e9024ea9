import Link from 'next/link'
import { type OwnPart, ownParts, partMeanings } from '@/lib/account/own-parts'
import { routes } from '@/lib/routes'

const chip =
  'inline-flex min-h-11 items-center gap-1.5 rounded-full border border-rule bg-panel px-3.5 text-sm text-soft no-underline hover:border-edge sm:min-h-8 aria-[current=page]:border-ink aria-[current=page]:bg-ink aria-[current=page]:text-paper'

/** The parts of what the viewer wrote, each with how much it holds. */
export function PartNav({ chosen, counts }: { chosen: OwnPart | null; counts: Record<OwnPart, number> }) {
  return (
    <nav aria-label="Parts of what you wrote">
      <ul className="flex flex-wrap gap-1.5">
        <li>
          <Link href={routes.mine()} aria-current={chosen === null ? 'page' : undefined} className={chip}>
            Everything
          </Link>
        </li>
        {ownParts.map((part) => (
          <li key={part}>
            <Link
              href={routes.minePart(part)}
              aria-current={part === chosen ? 'page' : undefined}
              className={chip}
            >
              {partMeanings[part].label} <span className="tabular-nums opacity-80">{counts[part]}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
