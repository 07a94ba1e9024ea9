'use client'

import { Drawer } from '@base-ui/react/drawer'
import { type ReactNode, type RefObject, useState } from 'react'
import { useArticle } from '@/components/article/article-context'
import { articleOf } from '@/components/article/choices'
import { focusOn } from '@/components/article/use-notes'
import { routes } from '@/lib/routes'

type Props = {
  title: string
  paragraphId: string
  /** The note or comment that was asked for. */
  targetId: string | undefined
  /** What the bar of the page leaves out is left out here too: not where something was asked for by name. */
  isChosen: boolean
  /** Where the focus goes back to. */
  opener: RefObject<HTMLElement | null>
  onClose: () => void
  children: ReactNode
}

const action =
  'inline-flex min-h-11 items-center rounded-lg px-3 text-sm font-medium text-soft no-underline hover:bg-hover'

/** A sheet from below, for screens without a margin: closed by swiping down, Escape, or a tap beside it. */
export function Sheet({ title, paragraphId, targetId, isChosen, opener, onClose, children }: Props) {
  const { slug } = useArticle()
  const [open, setOpen] = useState(true)
  function complete(isOpen: boolean) {
    if (!isOpen) {
      lightWords(paragraphId, null)
      onClose()
    }
    if (isOpen && targetId) focusOn(targetId)
  }
  return (
    <Drawer.Root open={open} onOpenChange={setOpen} onOpenChangeComplete={complete}>
      <Drawer.Portal>
        <Drawer.Backdrop className="sheet-backdrop" />
        <Drawer.Viewport className="fixed inset-0 z-40 flex items-end justify-center">
          <Drawer.Popup
            className="sheet pairs"
            data-show={isChosen ? articleOf()?.dataset.show : undefined}
            finalFocus={() => opener.current ?? true}
            onFocus={(event) => lightWords(paragraphId, event.target)}
          >
            <div aria-hidden="true" className="mx-auto mb-2.5 h-1 w-10 rounded-full bg-edge/50" />
            <Drawer.Content className="sheet-content">
              <div className="mx-auto grid max-w-lg gap-4">
                <div className="flex items-center border-b border-rule pb-1">
                  <Drawer.Title className="mr-auto text-sm font-semibold">{title}</Drawer.Title>
                  <a href={routes.articleParagraph(slug, paragraphId)} data-copy="" className={action}>
                    Copy link
                  </a>
                  <Drawer.Close className={action}>Close</Drawer.Close>
                </div>
                {children}
              </div>
            </Drawer.Content>
          </Drawer.Popup>
        </Drawer.Viewport>
      </Drawer.Portal>
    </Drawer.Root>
  )
}

/** Lights the words of what has the focus in the sheet, as far as they can be seen above it. */
function lightWords(paragraphId: string, focused: Element | null): void {
  const row = document.getElementById(`p-${paragraphId}`)
  const pair = focused?.closest<HTMLElement>('[data-n]')?.dataset.n
  if (!row) return
  if (pair === undefined) delete row.dataset.lit
  else row.dataset.lit = pair
}
