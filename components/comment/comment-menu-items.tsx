'use client'

import { Menu } from '@base-ui/react/menu'
import { Ban, Bell, BellOff, Check, Flag, Link, Pencil, ScanSearch, Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useArticle } from '@/components/article/article-context'
import type { BarProps } from '@/components/comment/comment-bar'
import { changeBlock, changeFollowing, makeCheck } from '@/components/comment/deeds'
import { useViewer } from '@/components/site/viewer-store'
import { routes } from '@/lib/routes'

type ItemsProps = BarProps & { onProblem: (problem: string | null) => void; onSay: (words: string) => void }

/** What can be done with a comment, by who reads it and what has been done. */
export function CommentMenuItems({
  comment,
  author,
  rootId,
  paragraphId,
  isBlocked,
  onDo,
  onProblem,
  onSay,
}: ItemsProps) {
  const { slug, mayCheck } = useArticle()
  const { answer } = useViewer()
  const { id, state } = comment
  const viewer = answer?.viewer
  const isOwn = viewer?.handle === author.handle
  const isPublic = state === 'visible'
  const isFollowed = answer?.own?.follows.some(
    ({ subjectType, subjectId, isOn }) => subjectType === 'thread' && subjectId === rootId && isOn,
  )
  const isReported = answer?.own?.flagged.includes(id)
  return (
    <>
      <CopyLink
        href={isPublic ? routes.commentPermalink(id) : routes.comment(slug, paragraphId, id)}
        onCopied={() => onSay('Link copied')}
      />
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
        <Item icon={Ban} onClick={async () => onProblem(await changeBlock(author.handle, !isBlocked))}>
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
