import { ChangedWords } from '@/components/ui/changed-words'
import { isParagraphKind, paragraphLabels } from '@/lib/article/paragraph'
import { fieldLabels } from '@/lib/editor/labels'
import type { ChangedRow, Side, TextChanges } from '@/lib/editor/preview'

const said: Record<ChangedRow['what'], string> = {
  same: '',
  changed: 'Changed',
  added: 'New',
  removed: 'Taken out',
  moved: 'Moved here',
  retyped: 'Another kind',
}

type Props = { changes: TextChanges; language: string; revision: number }

/** The text as it is beside the text as it will be, paragraph by paragraph; on a phone one under the other. */
export function ChangesTable({ changes: { head, rows }, language, revision }: Props) {
  return (
    <div className="grid gap-3">
      <div
        aria-hidden="true"
        className="hidden gap-6 text-xs font-semibold text-muted sm:grid sm:grid-cols-2"
      >
        <span>Revision {revision}</span>
        <span>The draft</span>
      </div>
      <ol className="grid gap-3">
        {head.map(({ field, was, is }) => (
          <Row key={field} label={fieldLabels[field]} language={language}>
            <Words side={{ kind: '', parts: was }} name="Before" />
            <Words side={{ kind: '', parts: is }} name="After" />
          </Row>
        ))}
        {rows.map((row) =>
          row.what === 'unchanged' ? (
            <li key={`unchanged ${row.id}`} className="border-s-2 border-rule ps-3.5 text-sm text-muted">
              {row.count === 1 ? 'One paragraph stays as it is' : `${row.count} paragraphs stay as they are`}
            </li>
          ) : (
            <Row
              key={`${row.what} ${row.id}`}
              label={said[row.what]}
              language={language}
              isCalm={row.what === 'same'}
            >
              <Words side={row.was} name="Before" />
              <Words side={row.is} name="After" isRepeated={row.what === 'same'} />
            </Row>
          ),
        )}
      </ol>
    </div>
  )
}

type RowProps = { label: string; language: string; isCalm?: boolean; children: React.ReactNode }

function Row({ label, language, isCalm = false, children }: RowProps) {
  return (
    <li className={`grid gap-1 border-s-2 ps-3.5 ${isCalm ? 'border-rule text-muted' : 'border-edge'}`}>
      {label && <span className="text-xs text-muted">{label}</span>}
      <div lang={language} className="grid gap-2 sm:grid-cols-2 sm:gap-6">
        {children}
      </div>
    </li>
  )
}

/** `isRepeated`: it says what stands on the other side already, which on a phone is not said again. */
function Words({
  side,
  name,
  isRepeated = false,
}: {
  side: Side | null
  name: string
  isRepeated?: boolean
}) {
  if (!side) return <p className="text-sm text-muted max-sm:hidden">–</p>
  const kind = isParagraphKind(side.kind) && side.kind !== 'paragraph' ? paragraphLabels[side.kind] : ''
  return (
    <div className={isRepeated ? 'max-sm:hidden' : ''}>
      <span className="sr-only">{name}: </span>
      {kind && <span className="block text-xs text-muted">{kind}</span>}
      <p dir="auto" className="font-serif text-[1.05rem] leading-relaxed whitespace-pre-line">
        {side.parts.length > 0 ? (
          <ChangedWords parts={side.parts} />
        ) : (
          <span className="text-muted">nothing</span>
        )}
      </p>
    </div>
  )
}
