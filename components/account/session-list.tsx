import { EndSession } from '@/components/account/end-session'
import { exactTime } from '@/lib/dates'
import type { SignedIn } from '@/lib/session/queries'

/** Where one is signed in: this browser first, each other with its end. */
export function SessionList({ sessions }: { sessions: (SignedIn & { isThis: boolean })[] }) {
  const others = sessions.filter(({ isThis }) => !isThis)
  return (
    <div className="grid justify-items-start gap-4">
      <ul className="w-full divide-y divide-rule rounded-xl border border-rule bg-panel">
        {sessions.map(({ id, device, country, startedAt, seenAt, isThis }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
            <div className="grid gap-0.5">
              <p className="font-semibold">
                {device}
                {isThis && <span className="ml-2 text-sm font-normal text-accurate">this browser</span>}
              </p>
              <p className="text-sm text-muted">
                Last seen <Moment at={seenAt} />
                <br />
                Signed in <Moment at={startedAt} />
                {country && ` · ${country}`}
              </p>
            </div>
            {!isThis && <EndSession sessionId={id} label="Sign out" about={device} />}
          </li>
        ))}
      </ul>
      {others.length > 0 && <EndSession label="Sign out everywhere else" />}
    </div>
  )
}

function Moment({ at }: { at: string }) {
  return <time dateTime={at}>{exactTime(at)}</time>
}
