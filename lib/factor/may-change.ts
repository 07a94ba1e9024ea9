import { can } from '@/lib/policy'
import { type Refused, refuse } from '@/lib/result'
import type { Session } from '@/lib/session/session'

/** Whether a session may change what its person signs in with: it is theirs, and they have just shown who they are. */
export function refuseChange({ viewer, isConfirmed }: Session): Refused | null {
  if (!can(viewer, 'account.change', { id: viewer.id })) return refuse('forbidden')
  return isConfirmed ? null : refuse('confirm-first')
}
