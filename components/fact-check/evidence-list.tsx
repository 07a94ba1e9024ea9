import type { ReactNode } from 'react'
import { Day } from '@/components/annotation/time'
import { type Stance, stanceLabels } from '@/lib/fact-check/input'
import type { Source } from '@/lib/fact-check/shape'

const marks: Record<Stance, string> = { supports: '+', refutes: '−', 'gives-context': '○' }

type Props = {
  evidence: Source[]
  /** What stands beside the title of each, where there is more to say. */
  beside?: (source: Source) => ReactNode
}

/** The sources of a check, each with the words in it that matter and how it bears on the claim. */
export function EvidenceList({ evidence, beside }: Props) {
  if (evidence.length === 0)
    return <p className="text-muted">No source: this verdict does not rest on one.</p>
  return (
    <ol className="grid gap-2">
      {evidence.map((source, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one source may stand twice, and the list never changes its order
        <li key={at} className="grid gap-1 rounded-xl border border-rule bg-panel px-4 py-3">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4">
            <SourceLink href={source.url} label={source.title} className="font-semibold" />
            {beside?.(source)}
          </div>
          {source.quote && <p className="text-soft italic wrap-anywhere">“{source.quote}”</p>}
          <Facts source={source} />
        </li>
      ))}
    </ol>
  )
}

function Facts({ source }: { source: Source }) {
  return (
    <p className="text-sm text-muted">
      <span aria-hidden="true">{marks[source.stance]} </span>
      {stanceLabels[source.stance]} · {source.publisher ?? new URL(source.url).hostname}
      {source.readOn && (
        <>
          {' · read '}
          <Day on={source.readOn} />
        </>
      )}
      {source.archiveUrl && (
        <>
          {' · '}
          <SourceLink href={source.archiveUrl} label="archived copy" />
        </>
      )}
    </p>
  )
}

function SourceLink({ href, label, className = '' }: { href: string; label: string; className?: string }) {
  return (
    <a
      href={href}
      rel="nofollow ugc noopener"
      className={`underline decoration-rule underline-offset-4 hover:decoration-ink wrap-anywhere ${className}`}
    >
      {label}
    </a>
  )
}
