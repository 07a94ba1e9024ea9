'use client'

import { Button } from '@/components/ui/button'
import { mostInBulk } from '@/lib/review/bulk'

/** What can be done with the selected cases: shown as soon as one is selected, also without JavaScript. */
export function BulkBar({ count, onClear }: { count: number; onClear: () => void }) {
  return (
    <div className="sticky bottom-0 z-20 hidden items-center gap-2 border-t border-rule bg-panel px-4 py-2.5 group-has-[input[name=case]:checked]/queue:flex">
      <Button type="submit" look="primary" aria-disabled={count > mostInBulk}>
        {count > 1 ? `Decide ${count} together` : 'Decide the selected'}
      </Button>
      <Button look="quiet" onClick={onClear}>
        Clear
      </Button>
    </div>
  )
}
