'use client'

import { ArrowDown, ArrowUp, FoldVertical, type LucideIcon, Plus, SplitSquareVertical, X } from 'lucide-react'
import { type KeyboardEvent, memo, useRef } from 'react'
import type { BlockTools } from '@/components/editor/use-blocks'
import { isParagraphKind, paragraphKinds, paragraphLabels } from '@/lib/article/paragraph'
import type { KeyedBlock } from '@/lib/editor/blocks'

type Props = {
  block: KeyedBlock
  at: number
  isLast: boolean
  language: string
  /** Whether the tools work: without scripts the fields alone are there. */
  isAlive: boolean
  tools: BlockTools
}

const looks: Partial<Record<KeyedBlock['kind'], string>> = {
  heading: 'font-semibold text-[1.2rem]',
  quotation: 'italic',
  caption: 'text-soft',
  note: 'text-soft',
}

/** One paragraph: its words, its kind, and what can be done to it. */
export const BlockRow = memo(function BlockRow({ block, at, isLast, language, isAlive, tools }: Props) {
  const field = useRef<HTMLTextAreaElement>(null)
  const name = `${paragraphLabels[block.kind]} ${at + 1}`
  const offset = () => field.current?.selectionStart ?? 0
  return (
    <li className="group grid gap-1.5 border-s-2 border-rule ps-3 focus-within:border-edge sm:ps-4">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span aria-hidden="true" className="min-w-7 text-xs text-muted tabular-nums">
          ¶ {at + 1}
        </span>
        <select
          name={`paragraphs.${at}.kind`}
          aria-label={`Kind of paragraph ${at + 1}`}
          value={block.kind}
          onChange={({ currentTarget: { value } }) => isParagraphKind(value) && tools.retype(at, value)}
          className="min-h-11 rounded-md border border-transparent bg-transparent py-1 text-base text-muted hover:border-edge focus:border-edge sm:min-h-8 sm:text-xs"
        >
          {paragraphKinds.map((kind) => (
            <option key={kind} value={kind}>
              {paragraphLabels[kind]}
            </option>
          ))}
        </select>
        {isAlive && (
          <div className="ms-auto flex flex-wrap transition-opacity sm:opacity-0 sm:group-focus-within:opacity-100 sm:group-hover:opacity-100">
            <Tool
              name={`Move ${name} up`}
              Icon={ArrowUp}
              isOff={at === 0}
              onUse={() => tools.move(at, -1, offset())}
            />
            <Tool
              name={`Move ${name} down`}
              Icon={ArrowDown}
              isOff={isLast}
              onUse={() => tools.move(at, 1, offset())}
            />
            <Tool
              name={`Join ${name} to the one before`}
              Icon={FoldVertical}
              isOff={at === 0}
              onUse={() => tools.merge(at)}
            />
            <Tool
              name={`Divide ${name} at the cursor`}
              Icon={SplitSquareVertical}
              onUse={() => tools.split(at, offset())}
            />
            <Tool name={`Add a paragraph after ${name}`} Icon={Plus} onUse={() => tools.insertAfter(at)} />
            <Tool name={`Take out ${name}`} Icon={X} onUse={() => tools.remove(at)} />
          </div>
        )}
      </div>
      <textarea
        ref={field}
        id={`paragraphs.${at}`}
        name={`paragraphs.${at}.text`}
        aria-label={name}
        lang={language}
        dir="auto"
        rows={1}
        value={block.text}
        onChange={({ currentTarget }) => tools.type(at, currentTarget.value, currentTarget.selectionStart)}
        onKeyDown={(event) => onKey(event, at, tools)}
        className={`field-sizing-content min-h-11 w-full resize-none rounded-md border border-transparent bg-transparent px-2 py-1.5 font-serif text-[1.1rem] leading-relaxed hover:border-rule focus:border-edge focus:bg-panel ${looks[block.kind] ?? ''}`}
      />
    </li>
  )
})

/** What the keyboard does in a paragraph besides writing: the beginning and the end join it to its neighbours. */
function onKey(event: KeyboardEvent<HTMLTextAreaElement>, at: number, tools: BlockTools) {
  const { selectionStart, selectionEnd, value } = event.currentTarget
  const isCaret = selectionStart === selectionEnd && !event.nativeEvent.isComposing
  const up = event.key === 'ArrowUp'
  if (event.altKey && (up || event.key === 'ArrowDown')) {
    event.preventDefault()
    tools.move(at, up ? -1 : 1, selectionStart)
  } else if (event.key === 'Backspace' && isCaret && selectionStart === 0 && at > 0) {
    event.preventDefault()
    tools.merge(at)
  } else if (event.key === 'Delete' && isCaret && selectionStart === value.length) {
    event.preventDefault()
    tools.merge(at + 1)
  }
}

type ToolProps = { name: string; Icon: LucideIcon; isOff?: boolean; onUse: () => void }

function Tool({ name, Icon, isOff = false, onUse }: ToolProps) {
  return (
    <button
      type="button"
      title={name}
      aria-label={name}
      disabled={isOff}
      onClick={onUse}
      className="inline-flex size-11 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink disabled:opacity-35 sm:size-8"
    >
      <Icon aria-hidden="true" size={16} />
    </button>
  )
}
