import { InlineText } from '@/components/article/inline-text'
import { TableText } from '@/components/article/table-text'
import { markRuns } from '@/lib/anchor/marks'
import type { InlineMark } from '@/lib/article/inline'
import type { ParagraphKind } from '@/lib/article/paragraph'
import type { Pairs, Pointer } from '@/lib/article/pointers'
import { type PlacedRun, placeRuns, tableRows } from '@/lib/article/table-cells'
import { underlineOf, type Verdict, verdictMeanings } from '@/lib/fact-check/verdicts'

type Props = {
  paragraph: { kind: ParagraphKind; text: string; marks: readonly InlineMark[] }
  pointers: readonly Pointer[]
  first: Pairs['first']
}

/**
 * The words of a paragraph: the checked ones underlined in the style of the gravest verdict over them, those that
 * comments quote more quietly, each followed by the way to what is said of them. The text of the element stays the
 * text of the paragraph, letter for letter: selections are measured in it.
 */
export function MarkedText({ paragraph: { kind, text, marks: inline }, pointers, first }: Props) {
  const marks = pointers.flatMap(({ words, verdict }, at) =>
    words ? [{ id: String(at), ...words, rank: verdict ? verdictMeanings[verdict].severity + 1 : 0 }] : [],
  )
  const runs = placeRuns(markRuns(text, marks), kind === 'table')
  const lastRun = new Map(runs.flatMap((run) => run.ids.map((id) => [id, run] as const)))
  const ref = (pointer: Pointer, at: number) => (
    <PointerRef key={at} {...{ pointer, at }} number={first + at} />
  )
  const draw = (run: PlacedRun) => [
    <Run key={run.start} run={run} inline={inline} pointers={pointers} />,
    run.ids
      .filter((id) => lastRun.get(id) === run)
      .map(Number)
      .sort((a, b) => a - b)
      .map((index) => pointers[index] && ref(pointers[index], index)),
  ]
  return (
    <>
      {kind === 'table' ? <TableText rows={tableRows(runs, inline)} draw={draw} /> : runs.map(draw)}
      {pointers.map((pointer, at) => !lastRun.has(String(at)) && ref(pointer, at))}
    </>
  )
}

type RunProps = { run: PlacedRun; inline: readonly InlineMark[]; pointers: readonly Pointer[] }

/** Words under the same marks. A second mark shows as a second line in its own colour. */
function Run({ run: { text, ids: of, start }, inline, pointers }: RunProps) {
  const words = <InlineText text={text} start={start} marks={inline} />
  if (of.length === 0) return words
  const over = of.map((at) => pointers[Number(at)]?.verdict ?? null)
  const [worst, also] = over
  const verdicts = [...new Set(over.filter((verdict) => verdict !== null))]
  return (
    <mark
      className={worst ? 'checked' : 'talked'}
      data-of={of.join(' ')}
      data-tone={
        worst ? (pointers[Number(of[0])]?.isDrifted ? 'none' : verdictMeanings[worst].tone) : undefined
      }
      data-line={worst ? underlineOf(worst) : undefined}
      data-v={verdicts.join(' ') || undefined}
      data-c={over.includes(null) ? '' : undefined}
      {...(also !== undefined ? { 'data-also': '', style: secondLine(also) } : {})}
    >
      {words}
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
