'use client'

import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useArticle } from '@/components/article/article-context'
import { MentionList } from '@/components/comment/mention-list'
import { Preview } from '@/components/comment/preview'
import { useMentions } from '@/components/comment/use-mentions'
import { sendOnEnter } from '@/components/site/use-send'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

type Props = {
  label: string
  value: string
  onChange: (text: string) => void
  isBusy: boolean
  problem: string | null
  /** Takes the focus when it appears. */
  isFocused?: boolean
  /** The buttons that send it or leave it. */
  children: ReactNode
}

/** Where a comment is written: Markdown with a preview, and people completed after an @. */
export function CommentField({ label, value, onChange, isBusy, problem, isFocused, children }: Props) {
  const { id: articleId } = useArticle()
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [isPreview, setPreview] = useState(false)
  const mentions = useMentions({ field, value, onChange, articleId, listId: `${id}-people` })
  useEffect(() => {
    if (isFocused && !isPreview) field.current?.focus({ preventScroll: true })
  }, [isFocused, isPreview])
  return (
    <>
      <div className="relative">
        <textarea
          ref={field}
          name="body"
          aria-label={label}
          placeholder={label}
          required
          rows={3}
          value={value}
          readOnly={isBusy}
          hidden={isPreview}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-problem` : undefined}
          {...mentions.fieldProps}
          onKeyDown={(event) => mentions.onKey(event) || sendOnEnter(event)}
          className="field-sizing-content max-h-80 min-h-20 w-full rounded-lg border border-edge bg-panel px-3 py-2 text-base text-ink placeholder:text-muted sm:text-sm"
        />
        <MentionList id={`${id}-people`} mentions={mentions} />
      </div>
      {isPreview && <Preview text={value} />}
      {problem && (
        <Notice look="problem" id={`${id}-problem`}>
          {problem}
        </Notice>
      )}
      <div className="flex flex-wrap items-center gap-2">
        {children}
        <Button
          look="quiet"
          aria-pressed={isPreview}
          disabled={!isPreview && value.trim() === ''}
          onClick={() => setPreview(!isPreview)}
          className="only-scripting ml-auto"
        >
          {isPreview ? 'Write' : 'Preview'}
        </Button>
      </div>
      <p className="text-xs text-muted">
        <span className="max-sm:hidden">Markdown · @ mentions · Ctrl+Enter sends</span>
        <span className="sm:hidden">Markdown · @ mentions</span>
      </p>
    </>
  )
}
