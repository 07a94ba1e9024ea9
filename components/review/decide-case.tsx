'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useActionState, useEffect, useState } from 'react'
import { DecideFields } from '@/components/review/decide-fields'
import { LeaseLine } from '@/components/review/lease-line'
import { useLease } from '@/components/review/use-lease'
import { Notice } from '@/components/ui/notice'
import type { FormState } from '@/lib/form'
import { refusalWords } from '@/lib/refusal-words'
import { decide } from '@/lib/review/actions'
import { routes } from '@/lib/routes'

type Props = { id: string; version: number; heldUntil: string | null }

/** Where a moderator takes a case and decides it. */
export function DecideCase({ id, version, heldUntil }: Props) {
  const [state, action, isPending] = useActionState(decide, { status: 'idle' })
  const { claimed, take, ...lease } = useLease(id, heldUntil)
  const [round, setRound] = useState({ state, number: 0 })
  if (round.state !== state) setRound({ state, number: round.number + 1 })
  const readVersion = useReadVersion(version, state)
  useNews(id, state, (lease.until !== null) !== (heldUntil !== null))

  return (
    <div className="grid gap-3">
      <LeaseLine id={id} {...lease} />
      <Refused state={state.status === 'refused' ? state : claimed} id={id} />
      {readVersion !== version && (
        <Notice>
          The author has changed it meanwhile: version {version} is shown now. Read what changed before you
          decide.
        </Notice>
      )}
      {state.status === 'done' && (
        <Notice look="good">
          Decided. <Link href={routes.reviewNext(id)}>Next case</Link>
        </Notice>
      )}
      <form action={action} noValidate className="grid gap-3">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={readVersion} />
        <DecideFields
          key={round.number}
          values={'values' in state ? state.values : {}}
          problems={state.status === 'invalid' ? state.problems : {}}
          isPending={isPending || state.status === 'done'}
          onStart={() => lease.until === null && take()}
        />
      </form>
    </div>
  )
}

/**
 * The version that the moderator has read: the one they opened, and a newer one only after they were told of it. The
 * page may show a newer one earlier; deciding then is refused once instead of judging words that nobody has read.
 */
function useReadVersion(shown: number, state: FormState<unknown>): number {
  const [read, setRead] = useState(shown)
  const isTold = state.status === 'refused' && state.refusal === 'conflict'
  useEffect(() => {
    if (isTold) setRead(shown)
  }, [isTold, shown])
  return read
}

/** Goes on to the next case after a decision, and asks for what is new when the page no longer tells the truth. */
function useNews(id: string, state: FormState<unknown>, isHoldNews: boolean) {
  const router = useRouter()
  useEffect(() => {
    if (state.status === 'done') router.push(routes.reviewNext(id))
    if (state.status === 'refused' && state.refusal === 'conflict') router.refresh()
  }, [state, id, router])
  useEffect(() => {
    if (isHoldNews) router.refresh()
  }, [isHoldNews, router])
}

function Refused({ state, id }: { state: FormState<unknown>; id: string }) {
  if (state.status !== 'refused') return null
  return (
    <Notice look="problem">
      {refusalWords(state.refusal, state.detail)}{' '}
      <a href={routes.reviewCase(id)} className="font-medium underline underline-offset-4">
        See it as it stands now
      </a>
    </Notice>
  )
}
