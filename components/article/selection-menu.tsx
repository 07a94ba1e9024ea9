'use client'

import { Toolbar } from '@base-ui/react/toolbar'
import { useLayoutEffect, useRef, useState } from 'react'
import { useArticle } from '@/components/article/article-context'
import { ask } from '@/components/article/ask'
import { Glyph } from '@/components/article/glyph'
import type { Selected } from '@/components/article/read-selection'
import { useKeysOn } from '@/components/site/use-keys-on'
import { Key } from '@/components/ui/key'
import { routes } from '@/lib/routes'

type Props = { selected: Selected; onDone: () => void }

/** Beside selected words: what can be done with them. */
export function SelectionMenu({ selected, onDone }: Props) {
  const { slug, mayCheck, mayComment } = useArticle()
  const menu = useRef<HTMLDivElement>(null)
  const [areKeysOn] = useKeysOn()
  const place = usePlace(menu, selected)
  const { paragraphId, number, quote, isTrimmed } = selected
  function comment() {
    window.getSelection()?.removeAllRanges()
    onDone()
    ask(paragraphId, { act: 'write', quote })
  }
  return (
    <div ref={menu} className="selection-menu" style={place}>
      <Toolbar.Root
        aria-label="Selected words"
        className="selection-tools"
        onKeyDown={(event) => event.key === 'Escape' && onDone()}
      >
        {mayCheck && (
          <Toolbar.Link
            href={routes.checkComposer(slug, paragraphId, { quote: quote.exact, start: quote.start })}
          >
            <Glyph name="check" className="size-3.5" />
            Check this
            {areKeysOn && <Key>f</Key>}
          </Toolbar.Link>
        )}
        {mayComment && (
          <Toolbar.Button onClick={comment}>
            <Glyph name="comment" className="size-3.5" />
            Comment
            {areKeysOn && <Key>c</Key>}
          </Toolbar.Button>
        )}
        <Toolbar.Link href={routes.articleWords(slug, paragraphId, quote)} data-copy="">
          Copy link
        </Toolbar.Link>
      </Toolbar.Root>
      <p role="status" className={isTrimmed ? 'selection-trimmed' : 'sr-only'}>
        {isTrimmed
          ? `One paragraph at a time: only the words in ${number} are taken.`
          : 'Words selected. Tab leads to what you can do with them.'}
      </p>
    </div>
  )
}

const gap = 10

/** Above the words; under them where a finger selects, since above them stands the system's own menu. */
function usePlace(menu: React.RefObject<HTMLElement | null>, { range }: Selected) {
  const [place, setPlace] = useState<{ left: number; top: number }>()
  useLayoutEffect(() => {
    const article = menu.current?.closest('.article')?.getBoundingClientRect()
    if (!menu.current || !article) return
    const words = range.getBoundingClientRect()
    const { offsetWidth: width, offsetHeight: height } = menu.current
    const most = document.documentElement.clientWidth - width - gap
    const left = Math.max(gap, Math.min(words.left + words.width / 2 - width / 2, most))
    const isTouch = window.matchMedia('(pointer: coarse)').matches
    const hasRoom = words.top - height - gap > 60
    const top = isTouch || !hasRoom ? words.bottom + gap : words.top - height - gap
    setPlace({ left: left - article.left, top: top - article.top })
  }, [menu, range])
  return place ?? { left: 0, top: 0, visibility: 'hidden' as const }
}
