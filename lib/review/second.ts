import 'server-only'
import { randomInt } from 'node:crypto'
import type { Transaction } from '@/lib/db'
import type { CaseKind } from '@/lib/review/kinds'
import { findSettings } from '@/lib/setting/load'

export type Second = { isHighHarm: boolean; opinionsNeeded: 1 | 2 }

const one: Second = { isHighHarm: false, opinionsNeeded: 1 }

/**
 * Whether a case that opens needs two independent decisions: the versions of a check that a moderator once said may do
 * great harm always do, of all others one in so many as the setting says, by lot, so that nobody can tell beforehand
 * which. An appeal does not: whoever decided it before has no part in it, and those who are left may be few.
 */
export async function secondNeeded(tx: Transaction, kind: CaseKind, subject: object): Promise<Second> {
  const factCheckId = 'factCheckId' in subject ? String(subject.factCheckId) : null
  if (!factCheckId || (kind !== 'fact-check' && kind !== 'appeal')) return one
  const isHighHarm = (await tx.reviewCase.count({ where: { factCheckId, isHighHarm: true } })) > 0
  if (kind === 'appeal') return { isHighHarm, opinionsNeeded: 1 }
  return { isHighHarm, opinionsNeeded: isHighHarm || (await isDrawn(tx)) ? 2 : 1 }
}

async function isDrawn(tx: Transaction): Promise<boolean> {
  const oneIn = (await findSettings(tx))['second-opinion-share']
  return oneIn > 0 && randomInt(oneIn) === 0
}
