import { Time } from '@/components/annotation/time'
import { NamedLink } from '@/components/person/named-link'
import { Notice } from '@/components/ui/notice'
import type { Retraction } from '@/lib/fact-check/shape'
import { moderatorOf, type RecordNames } from '@/lib/record/names'
import { reasonLabel } from '@/lib/review/reasons'

type Props = {
  retraction: Retraction | null
  /** How moderators are named here. */
  names?: RecordNames
}

/** Says that a check was taken back: by whom, when and why. */
export function Retracted({ retraction, names = 'handle' }: Props) {
  const { who, isModerator } = retraction ?? {}
  return (
    <Notice look="problem">
      <p>
        <b className="font-semibold">This check was retracted.</b>{' '}
        {retraction && (
          <>
            {who ? <NamedLink named={isModerator ? moderatorOf(who, names) : who} /> : 'Somebody'} took it
            back on <Time at={retraction.at} />: {reasonLabel(retraction.reasonCode)}.
          </>
        )}
      </p>
      {retraction?.reason && <p className="whitespace-pre-line">{retraction.reason}</p>}
      <p className="text-soft">It stays here so that its history can be read.</p>
    </Notice>
  )
}
