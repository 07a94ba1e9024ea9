'use client'

import { pageKeys } from '@/components/article/page-actions'
import { KeysDialog } from '@/components/site/keys-dialog'

/** Every key of the page, and where its control is. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  return <KeysDialog title="Keys" keys={pageKeys.map(withPlace)} onClose={onClose} />
}

function withPlace([key, does, also]: (typeof pageKeys)[number]): [string, React.ReactNode] {
  return [
    key,
    <>
      {does} <span className="text-muted">({also})</span>
    </>,
  ]
}
