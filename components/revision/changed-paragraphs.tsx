import { ChangedWords } from '@/components/ui/changed-words'
import type { ParagraphChange } from '@/lib/revision/changes'

const said: Record<Exclude<ParagraphChange['what'], 'same'>, string> = {
  changed: 'Changed',
  added: 'New',
  removed: 'Taken out',
  moved: 'Moved here',
}

type Props = { changes: readonly ParagraphChange[]; language: string }

/** What became of the paragraphs of an article, one after the other, with the words that came and went. */
export function ChangedParagraphs({ changes, language }: Props) {
  return (
    <ol className="grid gap-3">
      {changes.map((change) => (
        <li
          key={`${change.what} ${change.id}`}
          className="grid gap-1 border-s-2 border-edge ps-3.5 sm:grid-cols-[6rem_minmax(0,1fr)] sm:gap-3"
        >
          <span className="text-xs leading-7 text-muted">
            {change.what === 'same' ? '' : said[change.what]}
          </span>
          <p lang={language} dir="auto" className="font-serif text-[1.05rem] leading-relaxed text-soft">
            <Words change={change} />
          </p>
        </li>
      ))}
    </ol>
  )
}

function Words({ change }: { change: ParagraphChange }) {
  if (change.what === 'changed') return <ChangedWords parts={change.parts} />
  if (change.what === 'added') return <ChangedWords parts={[{ text: change.text, kind: 'added' }]} />
  if (change.what === 'removed') return <ChangedWords parts={[{ text: change.text, kind: 'removed' }]} />
  return change.text
}
