import { Time } from '@/components/annotation/time'
import { PersonLink } from '@/components/person/person-link'
import { deeds } from '@/lib/event/record-words'
import type { RecordEntry } from '@/lib/record/queries'
import { reasonLabel } from '@/lib/review/reasons'
import { routes } from '@/lib/routes'

const quietLink = 'underline decoration-rule underline-offset-4 hover:decoration-ink'
const link = 'text-ink underline decoration-rule underline-offset-4 hover:decoration-ink'

/** One entry of the public record: who did what to what, why, and when. */
export function Entry({ entry }: { entry: RecordEntry }) {
  return (
    <li
      id={`event-${entry.id}`}
      className="grid gap-1 py-4 target:bg-hover target:shadow-[-1rem_0_var(--hover),1rem_0_var(--hover)] sm:grid-cols-[7.5rem_1fr] sm:gap-5"
    >
      <a
        href={routes.recordEvent(entry.id)}
        className="text-sm text-muted underline-offset-4 hover:underline"
      >
        <Time at={entry.at} />
        <span className="sr-only">, link to this entry</span>
      </a>
      <div className="grid gap-0.5">
        <p>
          <Actor actor={entry.actor} /> {deeds[entry.kind]} <Subject entry={entry} />
        </p>
        <Reason entry={entry} />
      </div>
    </li>
  )
}

function Actor({ actor }: Pick<RecordEntry, 'actor'>) {
  if (!actor) return <b className="font-semibold">The installation</b>
  return <PersonLink person={actor} className="font-semibold" />
}

function Subject({ entry: { kind, check, article, person, role } }: { entry: RecordEntry }) {
  if (person) {
    return (
      <>
        <PersonLink person={person} className={link} />
        {role && ` to ${role}`}
      </>
    )
  }
  const articleLink = article && (
    <a href={routes.article(article.slug)} className={kind === 'article.published' ? link : quietLink}>
      {article.title}
    </a>
  )
  if (kind === 'article.published') return articleLink
  const checkLink = check && (
    <>
      of{' '}
      <a href={routes.factCheck(check.id)} className={link}>
        “{check.claim}”
      </a>{' '}
    </>
  )
  return (
    <>
      {checkLink}
      {articleLink && <span className="text-muted">in {articleLink}</span>}
    </>
  )
}

function Reason({ entry: { reasonCode, reason } }: { entry: RecordEntry }) {
  if (!reasonCode && !reason) return null
  return (
    <p className="text-sm text-soft">
      {[reasonCode && reasonLabel(reasonCode), reason].filter(Boolean).join(': ')}
    </p>
  )
}
