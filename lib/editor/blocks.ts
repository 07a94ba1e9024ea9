import type { InlineMark } from '@/lib/article/inline'
import type { ParagraphKind } from '@/lib/article/paragraph'
import { carryMarks, marksBehind, marksWithin } from '@/lib/editor/carry-marks'
import { type Block, hasLines } from '@/lib/editor/words'

/** A paragraph in the form; `key` stays its own wherever it goes. */
export type KeyedBlock = Block & { key: number }

/** Where the cursor stands after a change: in which paragraph, after how many UTF-16 units. */
export type Cursor = { at: number; offset: number }

export type Changed = { blocks: KeyedBlock[]; cursor: Cursor }

/** Gives paragraphs their keys, from one on. */
export function keyed(blocks: readonly Block[], from = 0): KeyedBlock[] {
  return blocks.map((block, at) => ({ ...block, key: from + at }))
}

/** A key that no paragraph has. */
export function freshKey(blocks: readonly KeyedBlock[]): number {
  return Math.max(-1, ...blocks.map(({ key }) => key)) + 1
}

function withMarks(block: KeyedBlock, text: string, marks: InlineMark[]): KeyedBlock {
  const { marks: _, ...rest } = block
  return { ...rest, text, ...(marks.length > 0 ? { marks } : {}) }
}

/** A heading or a caption is one line; what is split off from it is the text that follows. */
const after = (kind: ParagraphKind): ParagraphKind =>
  kind === 'heading' || kind === 'caption' ? 'paragraph' : kind

/**
 * Puts other words into a paragraph. A line end divides it, as does a text of several lines that was pasted; blank lines
 * make no difference, but one line end alone leaves room to write on. `offset` is where the cursor stands in what was typed.
 */
export function typeInto(blocks: readonly KeyedBlock[], at: number, text: string, offset: number): Changed {
  const block = blocks[at]
  if (!block) return { blocks: [...blocks], cursor: { at, offset } }
  const marks = carryMarks(block.marks ?? [], block.text, text)
  if (!text.includes('\n') || hasLines(block.kind))
    return { blocks: blocks.with(at, withMarks(block, text, marks)), cursor: { at, offset } }
  const lines = text.split('\n')
  const isOneEnd = lines.length === 2
  const behind = text.slice(offset)
  let from = 0
  const placed = lines.map((line, i) => {
    const within = marksWithin(marks, text, from, from + line.length)
    from += line.length + 1
    return { line, i, marks: within }
  })
  const kept = placed.filter(({ line }) => isOneEnd || line.trim() !== '')
  const parts = kept.length > 0 ? kept : [{ line: '', i: 0, marks: [] }]
  const fresh = freshKey(blocks)
  const made = parts.map(({ line, marks }, i): KeyedBlock => {
    const words = i === 0 ? line.trimEnd() : line.trimStart()
    const base = i === 0 ? block : { key: fresh + i - 1, kind: after(block.kind), text: words }
    return withMarks(base, words, carryMarks(marks, line, words))
  })
  const lineOfCursor = text.slice(0, offset).split('\n').length - 1
  const found = parts.findIndex(({ i }) => i >= lineOfCursor)
  const last = made.length - 1
  const place = found < 0 ? last : found
  const rest = behind.split('\n')[0] ?? ''
  const length = made[place]?.text.length ?? 0
  return {
    blocks: blocks.toSpliced(at, 1, ...made),
    cursor: { at: at + place, offset: Math.max(0, length - rest.trimEnd().length) },
  }
}

/** Divides a paragraph where the cursor stands. */
export function split(blocks: readonly KeyedBlock[], at: number, offset: number): Changed {
  const text = blocks[at]?.text ?? ''
  return typeInto(blocks, at, `${text.slice(0, offset)}\n${text.slice(offset)}`, offset + 1)
}

/** Makes a paragraph and the one before it one, of the kind of the first; null where there is none before. */
export function merge(blocks: readonly KeyedBlock[], at: number): Changed | null {
  const [before, block] = [blocks[at - 1], blocks[at]]
  if (!before || !block) return null
  const gap = before.text && block.text && !/\s$/.test(before.text) ? ' ' : ''
  const marks = [...(before.marks ?? []), ...marksBehind(block.marks ?? [], before.text + gap)]
  const whole = withMarks(before, `${before.text}${gap}${block.text}`, marks)
  return {
    blocks: blocks.toSpliced(at - 1, 2, whole),
    cursor: { at: at - 1, offset: before.text.length + gap.length },
  }
}

/** Puts a paragraph one place up or down; null at either end. */
export function move(blocks: readonly KeyedBlock[], at: number, by: -1 | 1, offset: number): Changed | null {
  const block = blocks[at]
  if (!block || !blocks[at + by]) return null
  return {
    blocks: blocks.toSpliced(at, 1).toSpliced(at + by, 0, block),
    cursor: { at: at + by, offset },
  }
}

/** Puts an empty paragraph behind another, -1 for the beginning. */
export function insertAfter(blocks: readonly KeyedBlock[], at: number): Changed {
  const fresh: KeyedBlock = { key: freshKey(blocks), kind: 'paragraph', text: '' }
  return { blocks: blocks.toSpliced(at + 1, 0, fresh), cursor: { at: at + 1, offset: 0 } }
}

/** Takes a paragraph out; the last one that there is only loses its words. */
export function remove(blocks: readonly KeyedBlock[], at: number): Changed {
  if (blocks.length === 1) return insertAfter([], -1)
  return {
    blocks: blocks.toSpliced(at, 1),
    cursor: { at: Math.min(at, blocks.length - 2), offset: 0 },
  }
}
