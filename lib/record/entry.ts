import type { EventKind } from '@/lib/event/kinds'
import type { Named } from '@/lib/record/names'

/** An entry of the public record: plain JSON, the moment as an ISO string in UTC, the hash in hexadecimal digits. */
export type RecordEntry = {
  id: string
  at: string
  hash: string
  kind: EventKind
  actor: Named
  article: { slug: string; title: string } | null
  /** The check an entry is about, with its words only where the public may read them. */
  check: { id: string; claim: string } | null
  /** The version that was decided, where there are several. */
  version: number | null
  person: { handle: string; name: string } | null
  reasonCode: string | null
  reason: string | null
  role: string | null
  /** Until when something holds: an ISO string; null for no end, or for what has none. */
  until: string | null
  /** Whether it answers an appeal. */
  onAppeal: boolean
  /** Whether whoever decided took it back within seconds, before anybody was told. */
  isTakenBack: boolean
}
