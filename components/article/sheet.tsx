'use client'

import { Drawer } from '@base-ui/react/drawer'
import { type ReactNode, useState } from 'react'

/** A sheet from below, for screens without a margin: closed by swiping down, Escape, or a tap beside it. */
export function Sheet({
  title,
  onClose,
  children,
}: {
  title: string
  onClose: () => void
  children: ReactNode
}) {
  const [open, setOpen] = useState(true)
  return (
    <Drawer.Root open={open} onOpenChange={setOpen} onOpenChangeComplete={(isOpen) => !isOpen && onClose()}>
      <Drawer.Portal>
        <Drawer.Backdrop className="sheet-backdrop" />
        <Drawer.Viewport className="fixed inset-0 z-40 flex items-end justify-center">
          <Drawer.Popup className="sheet">
            <div aria-hidden="true" className="mx-auto mb-3 h-1 w-10 rounded-full bg-edge/50" />
            <Drawer.Content className="mx-auto grid w-full max-w-lg gap-4">
              <div className="flex items-center justify-between border-b border-rule pb-2">
                <Drawer.Title className="text-sm font-semibold">{title}</Drawer.Title>
                <Drawer.Close className="min-h-9 rounded-lg px-3 text-sm font-medium text-soft hover:bg-hover">
                  Close
                </Drawer.Close>
              </div>
              {children}
            </Drawer.Content>
          </Drawer.Popup>
        </Drawer.Viewport>
      </Drawer.Portal>
    </Drawer.Root>
  )
}
