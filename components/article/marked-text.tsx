import { markRuns } from '@/lib/anchor/marks'
import type { Pairs, Pointer } from '@/lib/article/pointers'
import { underlineOf, type Verdict, verdictMeanings } from '@/lib/fact-check/verdicts'

type Props = { text: string; pointers: readonly Pointer[]; first: Pairs['first'] }

/**
 * The words of a paragraph: the checked ones underlined in the style of the gravest verdict over them, those that
 * comments quote more quietly, each followed by the way to what is said of them. The text of the element stays the
 * text of the paragraph, letter for letter: selections are measured in it.
 */
export function MarkedText({ text, pointers, first }: Props) {
  const marks = pointers.flatMap(({ words, verdict }, at) =>
    words ? [{ id: String(at), ...words, rank: verdict ? verdictMeanings[verdict].severity + 1 : 0 }] : [],
  )
  const runs = markRuns(text, marks)
  const lastRun = new Map(runs.flatMap(({ ids }, at) => ids.map((id) => [id, at] as const)))
  const ref = (pointer: Pointer, at: number) => (
    <PointerRef key={at} {...{ pointer, at }} number={first + at} />
  )
  return (
    <>
      {runs.map((run, at) => [
        <Run key="run" text={run.text} of={run.ids} pointers={pointers} />,
        run.ids
          .filter((id) => lastRun.get(id) === at)
          .map(Number)
          .sort((a, b) => a - b)
          .map((index) => pointers[index] && ref(pointers[index], index)),
      ])}
      {pointers.map((pointer, at) => !lastRun.has(String(at)) && ref(pointer, at))}
    </>
  )
}

/** Words under the same marks. A second mark shows as a second line in its own colour. */
function Run({ text, of, pointers }: { text: string; of: string[]; pointers: readonly Pointer[] }) {
  if (of.length === 0) return text
  const over = of.map((at) => pointers[Number(at)]?.verdict ?? null)
  const [worst, also] = over
  const verdicts = [...new Set(over.filter((verdict) => verdict !== null))]
  return (
    <mark
      className={worst ? 'checked' : 'talked'}
      data-of={of.join(' ')}
      data-tone={worst ? verdictMeanings[worst].tone : undefined}
      data-line={worst ? underlineOf(worst) : undefined}
      data-v={verdicts.join(' ') || undefined}
      data-c={over.includes(null) ? '' : undefined}
      {...(also !== undefined ? { 'data-also': '', style: secondLine(also) } : {})}
    >
      {text}
    </mark>
  )
}

function secondLine(verdict: Verdict | null): React.CSSProperties {
  return {
    '--also': verdict ? `var(--${verdictMeanings[verdict].tone})` : 'var(--edge)',
  } as React.CSSProperties
}

/** The way from words to what is said of them: for the keyboard and screen readers, a number on paper. */
function PointerRef({ pointer, at, number }: { pointer: Pointer; at: number; number: number }) {
  const { id, verdict, says } = pointer
  return (
    // biome-ignore lint/a11y/useAnchorContent: its words are its label, for text in it would be text of the paragraph
    <a
      id={`quote-${id}`}
      href={verdict ? `#check-${id}` : `#comment-${id}`}
      role="doc-noteref"
      aria-label={says}
      className="note-ref"
      data-n={at}
      data-number={number}
      data-v={verdict ?? undefined}
      data-c={verdict ? undefined : ''}
    />
  )
}
