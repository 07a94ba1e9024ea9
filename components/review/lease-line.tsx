'use client'

import { useEffect, useState } from 'react'
import { oneAtATime } from '@/components/site/use-send'
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
  // A renewal in the background keeps nobody from giving it back.
  const isTaking = isClaiming && until === null
  return (
    <form
      action={until ? releaseAction : claimAction}
      onSubmit={oneAtATime(isTaking)}
      className="flex items-center gap-2 text-sm text-muted"
    >
      <input type="hidden" name="id" value={id} />
      <span
        aria-hidden="true"
        className={`size-2 rounded-full ${until ? 'bg-accurate' : 'border border-edge'}`}
      />
      <span>
        <span role="status">{until ? 'Yours' : 'Nobody holds this case'}</span>
        {until && <span suppressHydrationWarning>{` for ${minutesUntil(until, now)} min`}</span>}
      </span>
      <Button type="submit" look="quiet" className="ml-auto" aria-disabled={isTaking}>
        {until ? 'Give it back' : isTaking ? 'Taking it…' : 'Take it'}
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
