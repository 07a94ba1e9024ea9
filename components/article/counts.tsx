'use client'

import { useArticle } from '@/components/article/article-context'
import { Glyph } from '@/components/article/glyph'
import type { ChecksRef, ParagraphRef } from '@/components/article/paragraph-ref'
import { counted } from '@/lib/article/tally'
import { routes } from '@/lib/routes'

type Props = {
  paragraph: ParagraphRef
  checks: ChecksRef
  comments: number
  isOpen: boolean
  onChecks: () => void
  onComments: () => void
}

/** The quiet buttons of a paragraph. Without JavaScript they lead to the paragraph's own page. */
export function Counts({ paragraph, checks, comments, isOpen, onChecks, onComments }: Props) {
  const { slug, mayComment, mayCheck } = useArticle()
  const says = `${comments === 0 ? 'Comment' : counted(comments, 'comment')} on paragraph ${paragraph.number}`
  return (
    <form action={routes.paragraph(slug, paragraph.id)} className="article-counts">
      {checks.worst && (
        <button
          type="submit"
          onClick={intercept(onChecks)}
          data-tone={checks.tone}
          data-checks={checks.count}
          aria-label={`${checks.says}; paragraph ${paragraph.number}`}
          className="count"
        >
          <Glyph name={checks.worst} className="size-4" />
          {checks.count}
        </button>
      )}
      {(comments > 0 || mayComment) && (
        <button
          type="submit"
          onClick={intercept(onComments)}
          aria-label={says}
          aria-expanded={isOpen}
          data-talk={comments}
          className={comments === 0 ? 'count article-quiet' : 'count'}
        >
          <Glyph name="comment" className="size-3.75" />
          {comments > 0 && comments}
        </button>
      )}
      {mayCheck && (
        <a
          href={routes.checkComposer(slug, paragraph.id)}
          aria-label={`Check a claim in paragraph ${paragraph.number}`}
          title="Check a claim"
          data-check=""
          className="count article-hushed"
        >
          <Glyph name="check" className="size-3.75" />
        </a>
      )}
    </form>
  )
}

function intercept(act: () => void) {
  return (event: React.MouseEvent) => {
    event.preventDefault()
    act()
  }
}
