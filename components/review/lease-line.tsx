'use client'

import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { minutesUntil } from '@/lib/dates'

type Props = {
  id: string
  until: string | null
  isClaiming: boolean
  claimAction: (form: FormData) => void
  releaseAction: (form: FormData) => void
}

/** Whether the viewer holds the case and for how long, with the button that takes it or gives it back. */
export function LeaseLine({ id, until, isClaiming, claimAction, releaseAction }: Props) {
  const now = useNow()
  return (
    <form action={until ? releaseAction : claimAction} className="flex items-center gap-2 text-sm text-muted">
      <input type="hidden" name="id" value={id} />
      <span
        aria-hidden="true"
        className={`size-2 rounded-full ${until ? 'bg-accurate' : 'border border-edge'}`}
      />
      <span role="status" suppressHydrationWarning>
        {until ? `Yours for ${minutesUntil(until, now)} min` : 'Nobody holds this case'}
      </span>
      <Button type="submit" look="quiet" className="ml-auto" aria-disabled={isClaiming}>
        {until ? 'Give it back' : isClaiming ? 'Taking it…' : 'Take it'}
      </Button>
    </form>
  )
}

function useNow(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const tick = setInterval(() => setNow(new Date()), 15_000)
    return () => clearInterval(tick)
  }, [])
  return now
}
