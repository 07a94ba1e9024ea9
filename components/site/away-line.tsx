'use client'

import { createPortal } from 'react-dom'

/** Says quietly, at the foot of a page that was seen before, that it may be old. */
export function AwayLine() {
  return createPortal(
    <p
      role="status"
      className="sticky bottom-0 z-20 border-t border-rule bg-panel px-4.5 py-2.5 text-center text-sm text-soft print:hidden"
    >
      The database can’t be reached right now. You are reading the page as it was; nothing can be saved until
      it is back.
    </p>,
    document.body,
  )
}
