import Link from 'next/link'
import { verdictText } from '@/components/fact-check/verdict'
import { exactTime, waitedFor } from '@/lib/dates'
import { verdictMeanings } from '@/lib/fact-check/verdicts'
import type { QueueItem } from '@/lib/review/queue-shape'
import { kindWords } from '@/lib/review/words'
import { routes } from '@/lib/routes'

type Props = {
  item: QueueItem & { isGone: boolean }
  isSelected: boolean
  query: Record<string, string>
  /** Marks it for being decided together with others; null for what is decided by itself. */
  onSelect: ((box: HTMLInputElement, isRange: boolean) => void) | null
}

/** One case of the queue. */
export function QueueRow({ item, isSelected, query, onSelect }: Props) {
  const kind = kindWords(item.kind, item.subject, item.reports)
  return (
    <li
      data-case={item.id}
      data-about={item.subjectId}
      className={`relative scroll-my-24 border-b border-rule px-4 py-3 hover:bg-hover ${isSelected ? 'bg-hover shadow-[inset_3px_0_var(--brand)]' : ''}`}
    >
      <Link
        href={routes.reviewCase(item.id, query)}
        aria-current={isSelected ? 'page' : undefined}
        className={`line-clamp-2 font-medium after:absolute after:inset-0 ${onSelect ? 'mr-7' : ''} ${item.isGone ? 'text-muted line-through' : ''}`}
      >
        {item.isHighHarm && <span className="text-false">High harm · </span>}
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
        {item.isGone ? <span className="shrink-0">no longer waits</span> : <Waiting item={item} />}
      </p>
      {item.kind !== 'fact-check' && item.quote && item.words && (
        <p className="truncate text-[0.8125rem] text-soft">{item.words}</p>
      )}
      {item.holder && !item.holder.isViewer && !item.isGone && (
        <p className="text-[0.8125rem] text-muted">{item.holder.name} has it</p>
      )}
      {onSelect && <Select item={item} onSelect={onSelect} />}
    </li>
  )
}

function Select({ item, onSelect }: { item: QueueItem; onSelect: NonNullable<Props['onSelect']> }) {
  return (
    <label className="absolute top-0 right-0 z-10 grid size-11 cursor-pointer place-items-center">
      <span className="sr-only">
        Select “{item.words.slice(0, 60)}” by {item.author}
      </span>
      <input
        type="checkbox"
        name="case"
        value={item.id}
        onClick={(event) => onSelect(event.currentTarget, event.shiftKey)}
        className="size-4.5 accent-(--ink)"
      />
    </label>
  )
}

function Waiting({ item }: { item: QueueItem }) {
  const whose = item.isOwn ? 'your own' : item.holder?.isViewer ? 'yours' : null
  return (
    <span className={`shrink-0 tabular-nums ${item.isOverdue ? 'font-semibold text-false' : ''}`}>
      <time dateTime={item.openedAt} title={exactTime(item.openedAt)} suppressHydrationWarning>
        {waitedFor(item.openedAt, new Date())}
      </time>
      {item.isOverdue && ', overdue'}
      {whose && ` · ${whose}`}
    </span>
  )
}
