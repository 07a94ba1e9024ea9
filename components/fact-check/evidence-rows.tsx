'use client'

import { Plus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { EvidenceRow, type StanceChoice } from '@/components/fact-check/evidence-row'
import { useDoubles } from '@/components/fact-check/use-doubles'
import { Button } from '@/components/ui/button'
import { useHydrated } from '@/components/ui/use-hydrated'
import type { TypedSource } from '@/lib/fact-check/typed'
import type { FieldProblems } from '@/lib/form'

type Props = {
  sources: TypedSource[]
  stances: StanceChoice[]
  most: number
  problems: FieldProblems
  /** Called after rows were added, moved or removed, which no event of the form tells. */
  onRearrange: () => void
}

/** `sentAs` is the row's number when the form was last sent: the problems of that answer belong to it. */
type Row = { key: number; source: TypedSource; isOpen: boolean; sentAs: number | null }

const rowsWithoutScript = 3

export function EvidenceRows({ sources, stances, most, problems, onRearrange }: Props) {
  const [rows, setRows] = useState(() => firstRows(sources))
  const [announcement, announce] = useState('')
  const nextKey = useRef(rows.length)
  const { fieldset, doubles, compare } = useDoubles(sources)
  const hydrated = useHydrated()
  useEffect(() => {
    if (!announcement) return
    compare()
    onRearrange()
  }, [announcement, compare, onRearrange])

  function change(next: Row[], words: string) {
    setRows(next)
    announce(words)
  }
  function move(at: number, by: -1 | 1) {
    const next = [...rows]
    next.splice(at + by, 0, ...next.splice(at, 1))
    change(next, `Source ${at + 1} is now source ${at + by + 1}.`)
  }
  function add() {
    change(
      [...rows, { key: nextKey.current++, source: {}, isOpen: true, sentAs: null }],
      `Source ${rows.length + 1} added.`,
    )
  }

  return (
    <fieldset
      ref={fieldset}
      id="evidence"
      onInput={compare}
      tabIndex={-1}
      aria-describedby={problems.evidence ? 'evidence-hint evidence-problem' : 'evidence-hint'}
      className="grid gap-2"
    >
      <legend className="mb-1 text-sm font-semibold">Evidence</legend>
      <p id="evidence-hint" className="mb-1 text-sm text-muted">
        The sources your verdict rests on, the strongest first. Two independent publishers are better than
        one.
      </p>
      {problems.evidence && (
        <p id="evidence-problem" className="text-sm font-medium text-false">
          {problems.evidence}
        </p>
      )}
      {rows.map(({ key, sentAs, ...row }, index) => (
        <EvidenceRow
          key={key}
          {...row}
          index={index}
          stances={stances}
          double={doubles[index] ?? null}
          problemOf={(field) => problems[`evidence.${sentAs}.${field}`]}
          tools={
            hydrated
              ? {
                  move: (by) => move(index, by),
                  remove: () => change(rows.toSpliced(index, 1), `Source ${index + 1} removed.`),
                  isFirst: index === 0,
                  isLast: index === rows.length - 1,
                }
              : null
          }
        />
      ))}
      {hydrated && rows.length < most && (
        <Button onClick={add} className="justify-self-start">
          <Plus aria-hidden="true" className="size-4" /> Add a source
        </Button>
      )}
      <p role="status" className="sr-only">
        {announcement}
      </p>
    </fieldset>
  )
}

/** The sources so far, and empty rows up to three; the first empty one is open. */
function firstRows(sources: TypedSource[]): Row[] {
  const count = Math.max(rowsWithoutScript, sources.length)
  return Array.from({ length: count }, (_, key) => ({
    key,
    source: sources[key] ?? {},
    isOpen: key < Math.max(1, sources.length),
    sentAs: key,
  }))
}
