import type { Viewer } from '@/lib/policy'
import { type Refusal, type Refused, refuse } from '@/lib/result'

/**
 * Why the policy has said no to somebody who wants to write: their own standing where that is what is in the way, with
 * what to do about it, else what the mutation says.
 */
export function refuseWriting(viewer: Viewer, otherwise: Refusal): Refused {
  const { suspension, warning } = viewer.standing ?? {}
  if (suspension) return refuse('suspended', suspension.until ? { at: suspension.until } : undefined)
  if (warning) return refuse('warned')
  if (viewer.isUnverified) return refuse('unverified')
  return refuse(otherwise)
}
