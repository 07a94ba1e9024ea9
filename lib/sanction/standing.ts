import type { SanctionKind } from '@/lib/sanction/kinds'

/** What is in force about a person now. People about whom nothing is have none. */
export type Standing = {
  /** A warning that they have not yet said they have read. */
  warning?: { id: string; reason: string }
  suspension?: { reason: string; until: string | null }
  isPreModerated?: boolean
}

export type InForce = {
  id: string
  kind: string
  reason: string
  endsAt: Date | null
  acknowledgedAt: Date | null
}

/**
 * A person's standing from the sanctions that are in force: not lifted, begun, not over. Of several of a kind the one
 * that lasts longest counts; of several warnings the oldest is asked about first. Null when nothing is in their way.
 */
export function standingOf(sanctions: readonly InForce[]): Standing | null {
  const of = (kind: SanctionKind) => sanctions.filter((sanction) => sanction.kind === kind)
  const warning = of('warning').find(({ acknowledgedAt }) => acknowledgedAt === null)
  const suspension = of('suspension').toSorted((a, b) => lasts(b) - lasts(a))[0]
  if (!warning && !suspension && of('pre-moderation').length === 0) return null
  return {
    ...(warning ? { warning: { id: warning.id, reason: warning.reason } } : {}),
    ...(suspension
      ? { suspension: { reason: suspension.reason, until: suspension.endsAt?.toISOString() ?? null } }
      : {}),
    ...(of('pre-moderation').length > 0 ? { isPreModerated: true } : {}),
  }
}

function lasts({ endsAt }: InForce): number {
  return endsAt?.getTime() ?? Number.POSITIVE_INFINITY
}

/** Whether a standing keeps its person from writing anything: a suspension, or a warning they have not answered. */
export function barsWriting(standing: Standing | undefined): boolean {
  return standing?.suspension !== undefined || standing?.warning !== undefined
}
