'use client'

import { Dialog } from '@base-ui/react/dialog'
import { type ReactNode, useState } from 'react'
import { useKeysOn } from '@/components/site/use-keys-on'

type Props = { title: string; keys: [key: string, does: ReactNode][]; onClose: () => void }

/** What the keys of a page do, and the switch that turns the single ones off. */
export function KeysDialog({ title, keys, onClose }: Props) {
  const [open, setOpen] = useState(true)
  const [areOn, setOn] = useKeysOn()
  return (
    <Dialog.Root open={open} onOpenChange={setOpen} onOpenChangeComplete={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-30 bg-black/30" />
        <Dialog.Popup className="fixed inset-x-3 top-[8dvh] z-40 mx-auto max-h-[84dvh] max-w-lg overflow-y-auto rounded-2xl border border-rule bg-panel p-5 text-ink shadow-xl outline-none">
          <div className="mb-3 flex items-center justify-between gap-4">
            <Dialog.Title className="text-base font-semibold">{title}</Dialog.Title>
            <Dialog.Close className="min-h-11 rounded-lg px-3 text-sm font-medium text-soft hover:bg-hover">
              Close
            </Dialog.Close>
          </div>
          <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-2 text-sm">
            {keys.map(([key, does]) => (
              <div key={key} className="contents">
                <dt>
                  <kbd className="inline-block min-w-7 rounded-md border border-b-2 border-edge px-2 py-0.5 text-center font-sans text-xs font-semibold">
                    {key}
                  </kbd>
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
          <label className="mt-4 flex min-h-11 items-center gap-3 border-t border-rule pt-3 text-sm">
            <input
              type="checkbox"
              checked={areOn}
              onChange={(event) => setOn(event.target.checked)}
              className="size-5 accent-(--brand)"
            />
            <span>
              Single keys work on this site
              <span className="block text-muted">
                Turn this off if you speak to your computer or press keys by accident.
              </span>
            </span>
          </label>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
