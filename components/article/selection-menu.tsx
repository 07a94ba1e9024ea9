'use client'

import { useArticle } from '@/components/article/article-context'
import { Glyph } from '@/components/article/glyph'
import type { Selected } from '@/components/article/read-selection'
import { routes } from '@/lib/routes'

/** Beside selected words: what can be done with them. */
export function SelectionMenu({ selected, onDone }: { selected: Selected; onDone: () => void }) {
  const { slug, mayCheck, mayComment, ask } = useArticle()
  const { paragraphId, quote, left, top, isTrimmed } = selected
  return (
    <div role="toolbar" aria-label="Selected words" className="selection-menu" style={{ left, top }}>
      {mayCheck && (
        <a href={routes.checkComposer(slug, paragraphId, quote)}>
          <Glyph name="check" className="size-3.5" />
          Check this
        </a>
      )}
      {mayComment && (
        <button
          type="button"
          onClick={() => {
            ask({ paragraphId, quote })
            window.getSelection()?.removeAllRanges()
            onDone()
          }}
        >
          <Glyph name="comment" className="size-3.5" />
          Comment
        </button>
      )}
      {isTrimmed && <span className="text-xs opacity-80">first paragraph only</span>}
    </div>
  )
}
