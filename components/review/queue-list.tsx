import Link from 'next/link'
import { verdictText } from '@/components/fact-check/verdict'
import { exactTime, waitedFor } from '@/lib/dates'
import { verdictMeanings } from '@/lib/fact-check/verdicts'
import type { QueueItem } from '@/lib/review/queries'
import type { QueueView } from '@/lib/review/queue'
import { kindWords } from '@/lib/review/words'
import { routes } from '@/lib/routes'

type Props = { items: QueueItem[]; selectedId: string | null; view: QueueView; now: Date }

export function QueueList({ items, selectedId, view, now }: Props) {
  return (
    <ol>
      {items.map((item) => (
        <Item key={item.id} item={item} isSelected={item.id === selectedId} {...{ view, now }} />
      ))}
    </ol>
  )
}

function Item({
  item,
  isSelected,
  view,
  now,
}: {
  item: QueueItem
  isSelected: boolean
  view: QueueView
  now: Date
}) {
  const kind = kindWords(item.kind, item.subject, item.reports)
  return (
    <li
      id={`case-${item.id}`}
      data-about={item.subjectId}
      className={`relative scroll-mt-24 target:bg-lit border-b border-rule px-4 py-3 hover:bg-hover ${isSelected ? 'bg-hover shadow-[inset_3px_0_var(--brand)]' : ''}`}
    >
      <Link
        href={routes.reviewCase(item.id, { view: view === 'all' ? undefined : view })}
        aria-current={isSelected ? 'page' : undefined}
        className="line-clamp-2 font-medium after:absolute after:inset-0"
      >
        {kind && `${kind}: `}
        {item.quote ? `“${item.quote}”` : item.words}
      </Link>
      <p className="mt-0.5 flex justify-between gap-3 text-[0.8125rem] text-muted">
        <span className="min-w-0 truncate">
          {item.verdict && (
            <b className={`font-semibold ${verdictText(item.verdict)}`}>
              {verdictMeanings[item.verdict].label}
            </b>
          )}
          {item.verdict && ' · '}
          {item.author}
          {item.paragraph && ` · ¶ ${item.paragraph}`}
          {item.version > 1 && ` · v${item.version}`}
        </span>
        <Waiting item={item} now={now} />
      </p>
      {item.holder && !item.holder.isViewer && (
        <p className="text-[0.8125rem] text-muted">{item.holder.name} has it</p>
      )}
    </li>
  )
}

function Waiting({ item, now }: { item: QueueItem; now: Date }) {
  const whose = item.isOwn ? 'your own' : item.holder?.isViewer ? 'yours' : null
  return (
    <span className={`shrink-0 tabular-nums ${item.isOverdue ? 'font-semibold text-false' : ''}`}>
      <time dateTime={item.openedAt} title={exactTime(item.openedAt)}>
        {waitedFor(item.openedAt, now)}
      </time>
      {item.isOverdue && ', overdue'}
      {whose && ` · ${whose}`}
    </span>
  )
}
