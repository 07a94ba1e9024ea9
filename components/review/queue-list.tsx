'use client'

import { useEffect, useRef, useState } from 'react'
import { BulkBar } from '@/components/review/bulk-bar'
import { QueueRow } from '@/components/review/queue-row'
import { isBulky } from '@/lib/review/bulk'
import type { QueueItem } from '@/lib/review/queue-shape'
import { steadyRows } from '@/lib/review/steady'
import { routes } from '@/lib/routes'

type Props = { items: QueueItem[]; selectedId: string | null; query: Record<string, string> }

/**
 * What waits. While somebody points at the list or moves through it nothing in it moves: what is gone stays where it
 * stood and says so, and what is new comes when they have turned away.
 */
export function QueueList({ items, selectedId, query }: Props) {
  const [stood, setStood] = useState<QueueItem[] | null>(null)
  const rows = stood ? steadyRows(stood, items) : items.map((item) => ({ ...item, isGone: false }))
  const list = useRef<HTMLOListElement>(null)
  const last = useRef<string>(undefined)
  useEffect(() => {
    if (selectedId)
      list.current?.querySelector(`[data-case="${selectedId}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [selectedId])
  const [count, setCount] = useState(0)
  const boxes = () => [...(list.current?.querySelectorAll<HTMLInputElement>('input[name=case]') ?? [])]

  function select(box: HTMLInputElement, isRange: boolean) {
    const all = boxes()
    const from = all.findIndex(({ value }) => value === last.current)
    const to = all.indexOf(box)
    if (isRange && from >= 0)
      for (const one of all.slice(Math.min(from, to), Math.max(from, to) + 1)) one.checked = box.checked
    last.current = box.value
    setCount(all.filter(({ checked }) => checked).length)
  }

  return (
    <form action={routes.reviewBulk()} method="get" className="group/queue">
      <input type="hidden" name="back" value={new URLSearchParams(query).toString()} />
      <ol
        ref={list}
        data-queue=""
        onPointerEnter={() => setStood((stood) => stood ?? items)}
        onPointerLeave={() => setStood(null)}
        onFocus={() => setStood((stood) => stood ?? items)}
        onBlur={({ currentTarget, relatedTarget }) =>
          !currentTarget.contains(relatedTarget) && setStood(null)
        }
      >
        {rows.map((item) => (
          <QueueRow
            key={item.id}
            item={item}
            isSelected={item.id === selectedId}
            query={query}
            onSelect={isBulky(item.kind, item.subject) && !item.isOwn && !item.isGone ? select : null}
          />
        ))}
      </ol>
      <BulkBar
        count={count}
        onClear={() => {
          for (const box of boxes()) box.checked = false
          setCount(0)
        }}
      />
    </form>
  )
}
