import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import type { ParagraphKind } from '@/lib/article/paragraph'
import {
  type Changed,
  type Cursor,
  insertAfter,
  type KeyedBlock,
  keyed,
  merge,
  move,
  remove,
  split,
  typeInto,
} from '@/lib/editor/blocks'
import type { Block } from '@/lib/editor/words'

const mostSteps = 50

export type BlockTools = ReturnType<typeof useBlocks>['tools']

/**
 * The paragraphs of a form. What changes their number or order is said to those who do not see it, can be taken back step
 * by step, and leaves the cursor where one goes on writing.
 */
export function useBlocks(first: readonly Block[]) {
  const [blocks, setBlocks] = useState(() => keyed(first))
  const [said, say] = useState('')
  const latest = useRef(blocks)
  const steps = useRef<KeyedBlock[][]>([])
  const cursor = useRef<Cursor | null>(null)
  const list = useRef<HTMLOListElement>(null)

  useLayoutEffect(() => {
    if (!cursor.current) return
    const { at, offset } = cursor.current
    cursor.current = null
    const field = list.current?.querySelectorAll('textarea')[at]
    field?.focus()
    field?.setSelectionRange(offset, offset)
  })

  const show = useCallback((next: KeyedBlock[]) => {
    latest.current = next
    setBlocks(next)
  }, [])

  const take = useCallback(
    (changed: Changed | null, words: string) => {
      if (!changed) return
      steps.current = [...steps.current.slice(1 - mostSteps), latest.current]
      cursor.current = changed.cursor
      show(changed.blocks)
      say(words)
    },
    [show],
  )

  const [tools] = useState(() => ({
    type(at: number, text: string, offset: number) {
      const changed = typeInto(latest.current, at, text, offset)
      if (changed.blocks.length === latest.current.length) return show(changed.blocks)
      take(changed, `Paragraph ${at + 1} divided.`)
    },
    split: (at: number, offset: number) =>
      take(split(latest.current, at, offset), `Paragraph ${at + 1} divided.`),
    merge: (at: number) => take(merge(latest.current, at), `Paragraphs ${at} and ${at + 1} are one.`),
    move: (at: number, by: -1 | 1, offset: number) =>
      take(move(latest.current, at, by, offset), `Paragraph ${at + 1} is now paragraph ${at + by + 1}.`),
    insertAfter: (at: number) => take(insertAfter(latest.current, at), `Paragraph ${at + 2} added.`),
    remove: (at: number) => take(remove(latest.current, at), `Paragraph ${at + 1} taken out.`),
    retype(at: number, kind: ParagraphKind) {
      show(latest.current.map((block, i) => (i === at ? { ...block, kind } : block)))
    },
  }))

  function undo() {
    const before = steps.current.pop()
    if (!before) return
    show(before)
    say('Taken back.')
  }

  const replace = useCallback(
    (next: readonly Block[]) => {
      steps.current = []
      show(keyed(next))
    },
    [show],
  )

  return { blocks, said, tools, undo, canUndo: steps.current.length > 0, replace, list }
}
