import { Fragment } from 'react'
import type { RecordEntry } from '@/lib/record/entry'
import { type Part, reasonWords, tellEntry } from '@/lib/record/words'

const looks = {
  person: 'font-semibold decoration-rule underline-offset-4 hover:underline',
  thing: 'text-ink underline decoration-rule underline-offset-4 hover:decoration-ink',
  place: 'text-soft underline decoration-rule underline-offset-4 hover:decoration-ink',
} as const

/** What an entry tells, with ways to what it names. */
export function Told({ entry }: { entry: RecordEntry }) {
  return (
    <p>
      {tellEntry(entry).map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence have no other identity and never move
        <Fragment key={at}>{drawn(part)}</Fragment>
      ))}
    </p>
  )
}

function drawn({ words, href, look = 'place' }: Part) {
  if (!href) return words
  return (
    <a href={href} className={looks[look]}>
      <bdi>{words}</bdi>
    </a>
  )
}

/** Why it was decided so. */
export function ToldReason({ entry }: { entry: RecordEntry }) {
  const words = reasonWords(entry)
  return words ? <p className="text-sm whitespace-pre-line text-soft">{words}</p> : null
}
