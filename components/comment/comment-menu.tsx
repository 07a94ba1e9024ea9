'use client'

import { Menu } from '@base-ui/react/menu'
import { Ban, Bell, BellOff, Check, Flag, Link, Pencil, ScanSearch, Trash2 } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useArticle } from '@/components/article/article-context'
import type { BarProps } from '@/components/comment/comment-bar'
import type { Doing } from '@/components/comment/comment-tools'
import { changeBlock, changeFollowing, makeCheck } from '@/components/comment/deeds'
import { useViewer } from '@/components/site/viewer-store'
import { routes } from '@/lib/routes'

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
              <Items {...props} onDo={leaveFor} onProblem={setProblem} onSay={say} />
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

type ItemsProps = BarProps & { onProblem: (problem: string | null) => void; onSay: (words: string) => void }

function Items({ comment, author, paragraphId, isBlocked, onDo, onProblem, onSay }: ItemsProps) {
  const { slug, mayCheck } = useArticle()
  const { answer } = useViewer()
  const { id, rootId, state } = comment
  const viewer = answer?.viewer
  const isOwn = viewer?.id === author.id
  const isPublic = state === 'visible'
  const isFollowed = answer?.own?.follows.some(
    ({ subjectType, subjectId, isOn }) => subjectType === 'thread' && subjectId === rootId && isOn,
  )
  const isReported = answer?.own?.flagged.includes(id)
  return (
    <>
      <CopyLink href={routes.comment(slug, paragraphId, id)} onCopied={() => onSay('Link copied')} />
      {viewer && isPublic && (
        <Item
          icon={isFollowed ? BellOff : Bell}
          onClick={async () =>
            onProblem(await changeFollowing({ subjectType: 'thread', subjectId: rootId, isOn: !isFollowed }))
          }
        >
          {isFollowed ? 'Stop following the thread' : 'Follow the thread'}
        </Item>
      )}
      {viewer && mayCheck && isPublic && (
        <Item icon={ScanSearch} onClick={async () => onProblem(await makeCheck(id))}>
          Make a fact-check of this
        </Item>
      )}
      {isOwn && (
        <>
          <Item icon={Pencil} onClick={() => onDo('edit')}>
            Edit
          </Item>
          <Item icon={Trash2} onClick={() => onDo('delete')}>
            Delete
          </Item>
        </>
      )}
      {!isOwn && isPublic && (
        <Item icon={Flag} isDisabled={isReported} onClick={() => onDo('report')}>
          {isReported ? 'You reported this' : 'Report'}
        </Item>
      )}
      {viewer && !isOwn && (
        <Item icon={Ban} onClick={async () => onProblem(await changeBlock(author.id, !isBlocked))}>
          {isBlocked ? 'Unblock' : 'Block'} {author.name}
        </Item>
      )}
    </>
  )
}

type ItemProps = {
  icon: typeof Ban
  isDisabled?: boolean | undefined
  keepsOpen?: boolean
  onClick: () => unknown
  children: ReactNode
}

function Item({ icon: Icon, isDisabled = false, keepsOpen = false, onClick, children }: ItemProps) {
  return (
    <Menu.Item disabled={isDisabled} closeOnClick={!keepsOpen} onClick={onClick} className="menu-item">
      <Icon aria-hidden="true" className="size-4 shrink-0" />
      <span className="truncate">{children}</span>
    </Menu.Item>
  )
}

function CopyLink({ href, onCopied }: { href: string; onCopied: () => void }) {
  const [isCopied, setCopied] = useState(false)
  async function copy() {
    await navigator.clipboard.writeText(new URL(href, location.origin).href)
    setCopied(true)
    onCopied()
  }
  return (
    <Item icon={isCopied ? Check : Link} keepsOpen onClick={copy}>
      {isCopied ? 'Link copied' : 'Copy link'}
    </Item>
  )
}
