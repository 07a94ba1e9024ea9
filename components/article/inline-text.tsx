import { Fragment, type ReactNode } from 'react'
import type { InlineMark } from '@/lib/article/inline'
import { type InlineRun, inlineRuns } from '@/lib/article/inline-runs'

type Props = { text: string; start: number; marks: readonly InlineMark[] }

/** Words of an article with what its source stressed in them and where they led. */
export function InlineText({ text, start, marks }: Props) {
  if (marks.length === 0) return text
  return inlineRuns(text, start, marks).map((run, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: runs have nothing else, and never change places
    <Fragment key={at}>{draw(run)}</Fragment>
  ))
}

function draw({ text, isEmphasis, isStrong, href }: InlineRun): ReactNode {
  const stressed = isEmphasis ? <em>{text}</em> : text
  const words = isStrong ? <strong>{stressed}</strong> : stressed
  if (!href) return words
  return (
    <a href={href} rel="nofollow noopener" className="source-link">
      {words}
    </a>
  )
}
