import { markRuns } from '@/lib/anchor/marks'
import type { NoteView } from '@/lib/article/article-page'
import { underlineOf, verdictMeanings } from '@/lib/fact-check/verdicts'

/** The words of a paragraph, the checked ones underlined in the style of the gravest verdict over them. */
export function MarkedText({ text, notes }: { text: string; notes: readonly NoteView[] }) {
  const current = notes.filter(({ isRetracted }) => !isRetracted)
  const marks = current.flatMap(({ id, quote, verdict }) =>
    quote ? [{ id, ...quote, rank: verdictMeanings[verdict].severity }] : [],
  )
  return markRuns(text, marks).map((run, at) => {
    const [worst, also] = run.ids.map((id) => current.find((note) => note.id === id)?.verdict)
    if (!worst) return run.text
    return (
      <mark
        // biome-ignore lint/suspicious/noArrayIndexKey: the runs of a text have no other identity and never move
        key={at}
        className="checked"
        data-tone={verdictMeanings[worst].tone}
        data-line={underlineOf(worst)}
        {...(also
          ? {
              'data-also': '',
              style: { '--also': `var(--${verdictMeanings[also].tone})` } as React.CSSProperties,
            }
          : {})}
      >
        {run.text}
      </mark>
    )
  })
}
