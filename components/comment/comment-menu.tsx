'use client'

import { Menu } from '@base-ui/react/menu'
import { useEffect, useRef, useState } from 'react'
import type { BarProps } from '@/components/comment/comment-bar'
import { CommentMenuItems } from '@/components/comment/comment-menu-items'
import type { Doing } from '@/components/comment/comment-tools'

/** Everything that can be done with a comment besides answering and praising it. Opens as soon as it is there. */
export function CommentMenu({ label, ...props }: BarProps & { label: string }) {
  const [problem, setProblem] = useState<string | null>(null)
  const [said, say] = useState('')
  // A form that opens takes the focus; the button would take it back when the menu has closed.
  const isLeaving = useRef(false)
  // The button that was pressed has given way to this one, which opens as if it had been pressed itself.
  const button = useRef<HTMLButtonElement>(null)
  const isPressed = useRef(false)
  // Within the sheet or the page's main part, where those who move by landmarks look for it.
  const [place, setPlace] = useState<HTMLElement | null>(null)
  useEffect(() => {
    if (isPressed.current) return
    isPressed.current = true
    setPlace(button.current?.closest<HTMLElement>('[role="dialog"], main') ?? null)
    button.current?.focus({ preventScroll: true })
    button.current?.click()
  }, [])
  function leaveFor(doing: Doing) {
    isLeaving.current = true
    props.onDo(doing)
  }
  return (
    <>
      <Menu.Root
        modal={false}
        onOpenChange={(isOpen, { reason }) => {
          if (isOpen) isLeaving.current = false
          // Before the menu goes: a sheet takes the focus to itself when it is lost within it.
          else if (reason === 'escape-key' || reason === 'item-press')
            button.current?.focus({ preventScroll: true })
        }}
      >
        <Menu.Trigger ref={button} aria-label={label} className="comment-more only-scripting">
          <span aria-hidden="true">•••</span>
        </Menu.Trigger>
        <Menu.Portal container={place}>
          {/* A finger on the menu chooses; it does not pull the sheet that the menu stands in. */}
          <Menu.Positioner
            data-base-ui-swipe-ignore=""
            sideOffset={4}
            align="start"
            className="z-50 outline-none"
          >
            <Menu.Popup className="menu" finalFocus={() => !isLeaving.current}>
              <CommentMenuItems {...props} onDo={leaveFor} onProblem={setProblem} onSay={say} />
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <span role="status" className="sr-only">
        {said}
      </span>
      {problem && (
        <span role="alert" className="text-false">
          {problem}
        </span>
      )}
    </>
  )
}
