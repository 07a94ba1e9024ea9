import 'server-only'
import { judgeAppeal } from '@/lib/appeal/judge'
import { judgeReuse } from '@/lib/claim/judge'
import { hideComment, showComment } from '@/lib/comment/judge'
import type { Transaction } from '@/lib/db'
import type { NewEvent } from '@/lib/event/append'
import { judgeCheck } from '@/lib/fact-check/judge'
import { judgeFlags } from '@/lib/flag/judge'
import type { Result } from '@/lib/result'
import type { CaseKind } from '@/lib/review/kinds'
import type { Ruling } from '@/lib/review/lock-case'
import { judgeDrift } from '@/lib/revision/judge'
import { applySanctionAppeal } from '@/lib/sanction/appeal'

type Effect = (tx: Transaction, ruling: Ruling) => Promise<Result<NewEvent>>

/** What a ruling on each kind of case does, in the rooms of what it is about. Each gives the event that says so. */
const effects: Record<CaseKind, Effect> = {
  'fact-check': judgeCheck,
  occurrence: judgeReuse,
  comment: (tx, ruling) => (ruling.decision === 'show' ? showComment : hideComment)(tx, ruling),
  flag: judgeFlags,
  drift: judgeDrift,
  appeal: (tx, ruling) =>
    (ruling.given.subject === 'sanction' ? applySanctionAppeal : judgeAppeal)(tx, ruling),
}

export function carryOut(tx: Transaction, ruling: Ruling): Promise<Result<NewEvent>> {
  return effects[ruling.given.kind](tx, ruling)
}
