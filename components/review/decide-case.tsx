'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { DecideFields } from '@/components/review/decide-fields'
import { LeaseLine } from '@/components/review/lease-line'
import { useLease } from '@/components/review/use-lease'
import { oneAtATime, problemWords, useSend } from '@/components/site/use-send'
import { Notice } from '@/components/ui/notice'
import type { FormState } from '@/lib/form'
import { decide } from '@/lib/review/actions'
import type { CaseDecision } from '@/lib/review/kinds'
import { routes } from '@/lib/routes'
import type { Template } from '@/lib/template/queries'

type Props = {
  id: string
  version: number
  decisions: readonly CaseDecision[]
  heldUntil: string | null
  templates: Template[]
  /** The filter of the queue, so that the next case is one of it. */
  query: Record<string, string>
}

/** Where a moderator takes a case and decides it. */
export function DecideCase({ id, version, decisions, heldUntil, templates, query }: Props) {
  const router = useRouter()
  // Here and not in an effect: a refresh that arrives earlier takes this component off the page.
  const [state, action, isPending] = useSend(decide, () => router.push(routes.reviewNext(id, query)))
  const { refused, take, ...lease } = useLease(id, heldUntil)
  const [round, setRound] = useState({ state, number: 0 })
  if (round.state !== state) setRound({ state, number: round.number + 1 })
  const readVersion = useReadVersion(version, state)
  const isBusy = isPending || state.status === 'done'
  useNews(state, (lease.until !== null) !== (heldUntil !== null))

  return (
    <div className="grid gap-3">
      <LeaseLine id={id} {...lease} />
      <Refused state={state.status === 'refused' ? state : refused} id={id} />
      {readVersion !== version && (
        <Notice>
          The author has changed it meanwhile: version {version} is shown now. Read what changed before you
          decide.
        </Notice>
      )}
      {state.status === 'done' && (
        <Notice look="good">
          Decided. <Link href={routes.reviewNext(id, query)}>Next case</Link>
        </Notice>
      )}
      <form action={action} onSubmit={oneAtATime(isBusy)} noValidate className="grid gap-3">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={readVersion} />
        <DecideFields
          key={round.number}
          decisions={decisions}
          templates={templates}
          values={'values' in state ? state.values : {}}
          problems={state.status === 'invalid' ? state.problems : {}}
          isPending={isBusy}
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

/** Asks for what is new when the page no longer tells the truth. */
function useNews(state: FormState<unknown>, isHoldNews: boolean) {
  const router = useRouter()
  useEffect(() => {
    if (state.status === 'refused' && state.refusal === 'conflict') router.refresh()
  }, [state, router])
  useEffect(() => {
    if (isHoldNews) router.refresh()
  }, [isHoldNews, router])
}

function Refused({ state, id }: { state: FormState<unknown>; id: string }) {
  if (state.status !== 'refused') return null
  return (
    <Notice look="problem">
      {problemWords(state)}{' '}
      {state.refusal !== 'unavailable' && (
        <a href={routes.reviewCase(id)} className="font-medium underline underline-offset-4">
          See it as it stands now
        </a>
      )}
    </Notice>
  )
}
