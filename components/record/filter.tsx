import { type EventKind, publicEventKinds } from '@/lib/event/kinds'
import { kindLabels } from '@/lib/event/record-words'
import { routes } from '@/lib/routes'

const chip =
  'inline-flex min-h-8 items-center rounded-full border border-rule bg-panel px-3 text-sm text-soft no-underline hover:border-edge aria-[current=page]:border-ink aria-[current=page]:bg-ink aria-[current=page]:text-paper'

/** The kinds of entries, each a page of its own. */
export function RecordFilter({ chosen }: { chosen: EventKind | null }) {
  return (
    <nav aria-label="Kinds of entries">
      <ul className="flex flex-wrap gap-1.5">
        <li>
          <a href={routes.record()} aria-current={chosen === null ? 'page' : undefined} className={chip}>
            Everything
          </a>
        </li>
        {publicEventKinds.map((kind) => (
          <li key={kind}>
            <a
              href={routes.record({ kind })}
              aria-current={kind === chosen ? 'page' : undefined}
              className={chip}
            >
              {kindLabels[kind] ?? kind}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
