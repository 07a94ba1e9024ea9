import 'server-only'
import { findReuseCase, listSimilarClaims } from '@/lib/claim/queries'
import type { ReuseCase } from '@/lib/claim/reuse'
import type { SimilarClaim } from '@/lib/claim/similar'
import { type CommentCase, findCommentCase } from '@/lib/comment/read-case'
import { db, transaction } from '@/lib/db'
import { stepFor } from '@/lib/fact-check/life'
import { findCheck } from '@/lib/fact-check/queries'
import { readCheck } from '@/lib/fact-check/rows'
import { type Check, latestOf } from '@/lib/fact-check/shape'
import type { Verdict } from '@/lib/fact-check/verdicts'
import { isId } from '@/lib/ids'
import { can, type Viewer } from '@/lib/policy'
import {
  type AuthorStanding,
  type CaseDecision,
  type CaseKind,
  type CaseOutcome,
  type CaseSubject,
  decisionsFor,
  isAboutPublished,
} from '@/lib/review/kinds'
import { type LockedCase, locateCase, readCase } from '@/lib/review/lock-case'
import { describeSecond, type SecondView } from '@/lib/review/opinions'
import { pressing, type Why } from '@/lib/review/priority'
import { isOverdue } from '@/lib/review/queue'
import {
  type AppealCase,
  findAppeal,
  findSanctionCase,
  listReports,
  type Report,
  type SanctionCase,
} from '@/lib/review/read-objections'
import { listNotes, listPastCases, type Note, type PastCase } from '@/lib/review/read-past'
import {
  findSurroundings,
  listOtherPlaces,
  type OtherPlace,
  type Surroundings,
} from '@/lib/review/read-place'
import { type AuthorRecord, findAuthorRecord } from '@/lib/review/read-record'
import { findTargetHours } from '@/lib/setting/load-target'
import { findSourceStates, type SourceState } from '@/lib/source/queries'
import { listTemplatesFor, type Template } from '@/lib/template/queries'

export type Precedent = {
  id: string
  claim: string
  verdict: Verdict
  state: string
  isPublic: boolean
  author: string
  at: string
}

export type CaseHead = {
  id: string
  kind: CaseKind
  subject: CaseSubject
  subjectId: string
  version: number
  openedAt: string
  isOverdue: boolean
  why: Why[]
  heldFor: string[]
  authorId: string | null
  appealId: string | null
  authorStanding: AuthorStanding
  canDecide: boolean
  decisions: readonly CaseDecision[]
  lease: { name: string; isViewer: boolean; expiresAt: string } | null
  /** Where several are to decide it; null where one is enough. */
  second: SecondView | null
  /** Whether a second moderator can be asked for. */
  canAskSecond: boolean
  /** How it ended; null while it is open. */
  closed: {
    who: { handle: string; name: string } | null
    outcome: CaseOutcome
    at: string
    reasonCode: string | null
    reason: string | null
    isUndone: boolean
  } | null
}

export type Case = {
  head: CaseHead
  check: CheckCase | null
  reuse: ReuseCase | null
  comment: CommentCase | null
  sanction: SanctionCase | null
  appeal: AppealCase | null
  surroundings: Surroundings | null
  author: AuthorRecord | null
  past: PastCase[]
  notes: Note[]
  templates: Template[]
}

export type CheckCase = {
  check: Check
  precedents: Precedent[]
  similar: SimilarClaim[]
  elsewhere: OtherPlace[]
  /** What was last found at its links, by address. */
  sources: Record<string, SourceState>
  /** Open reports by readers. */
  reports: Report[]
  /** Whether the viewer may take it back, whatever waits. */
  canRetract: boolean
}

/** A case as the desk sees it, by its own id or that of what it is about; null for those who do not review. */
export async function findCase(viewer: Viewer, id: string): Promise<Case | null> {
  if (!can(viewer, 'review.read') || !isId(id)) return null
  const head = await findHead(viewer, id)
  if (!head) return null
  const { subject, subjectId } = head
  const [check, reuse, comment, sanction] = [
    subject === 'fact-check' ? await findCheckCase(viewer, head) : null,
    subject === 'occurrence' ? await findReuseCase(viewer, subjectId) : null,
    subject === 'comment' ? await findCommentCase(viewer, subjectId) : null,
    subject === 'sanction' ? await findSanctionCase(subjectId) : null,
  ]
  const [appeal, surroundings, author, past, notes, templates] = await Promise.all([
    findAppeal(head.appealId),
    findSurroundings(head.id),
    findAuthorRecord(head.authorId, head.authorStanding),
    listPastCases(head, head.id),
    // What colleagues say about somebody's own case is not theirs to read.
    head.canDecide ? listNotes(head.id, subjectId) : [],
    listTemplatesFor(viewer, head.kind, head.decisions),
  ])
  return { head, check, reuse, comment, sanction, appeal, surroundings, author, past, notes, templates }
}

/** What the placeholders of a template stand for at a case. */
export function templateValues({ check, reuse, comment, author, surroundings }: Case) {
  return {
    author: author?.name ?? null,
    article: check?.check.place.title ?? reuse?.title ?? comment?.title ?? null,
    claim: check ? latestOf(check.check).claim : (reuse?.claim ?? null),
    quote: surroundings?.quote ?? null,
  }
}

async function findHead(viewer: Viewer, id: string): Promise<CaseHead | null> {
  const found = await transaction(async (tx) => {
    const ref = await locateCase(tx, id)
    const read = ref && (await readCase(tx, ref))
    return read && { ...read, second: await describeSecond(tx, viewer, read.given) }
  })
  if (!found) return null
  const { row, given, second } = found
  const hours = await findTargetHours()
  return {
    id: given.id,
    second,
    canAskSecond: canAskSecond(given, second),
    kind: given.kind,
    subject: given.subject,
    subjectId: given.subjectId,
    version: given.version,
    openedAt: given.openedAt.toISOString(),
    isOverdue: given.state === 'open' && isOverdue(given.openedAt, new Date(), hours),
    why: pressing({ ...row, kind: given.kind, authorStanding: row.authorStanding as AuthorStanding }),
    heldFor: row.heldFor,
    authorId: row.authorId,
    appealId: row.appealId,
    authorStanding: row.authorStanding as AuthorStanding,
    canDecide: can(viewer, 'case.decide', given),
    decisions: decisionsFor(given.kind, given.subject),
    lease: given.holder && {
      name: given.holder.name,
      isViewer: given.holder.id === viewer.id,
      expiresAt: given.holder.until.toISOString(),
    },
    closed: given.closed && {
      who: row.closedBy,
      outcome: given.closed.outcome,
      at: given.closed.at.toISOString(),
      reasonCode: given.closed.reasonCode,
      reason: given.closed.reason,
      isUndone: row.undoneAt !== null,
    },
  }
}

/** A check that waits waits in the state `submitted`: the table of its life says what else can be done with it. */
function canAskSecond({ kind, subject, state }: LockedCase, second: SecondView | null): boolean {
  const isWaiting = state === 'open' && subject === 'fact-check' && !isAboutPublished(kind)
  const standing = { state: 'submitted', needsSecond: second !== null } as const
  return isWaiting && stepFor(standing, 'ask-second', 'moderator') !== null
}

/** A check with what is known about it: the published version where that is what the case is about, else the latest. */
async function findCheckCase(
  viewer: Viewer,
  { kind, subjectId: id, canDecide }: CaseHead,
): Promise<CheckCase | null> {
  const check = isAboutPublished(kind) ? await readCheck(id, 'published') : await findCheck(viewer, id)
  if (!check) return null
  const { claim, evidence } = latestOf(check)
  const [precedents, similar, elsewhere, sources, reports] = await Promise.all([
    listPrecedents(check),
    listSimilarClaims(viewer, claim),
    listOtherPlaces(check.claimId, id),
    findSourceStates(evidence.map(({ url }) => url)),
    canDecide ? listReports(id) : [],
  ])
  const known = new Set([id, ...precedents.map((one) => one.id)])
  const others = similar.filter(({ factCheckId }) => !known.has(factCheckId))
  const canRetract =
    can(viewer, 'fact-check.retract', check) && stepFor(check, 'retract', 'moderator') !== null
  return { check, precedents, similar: others, elsewhere, sources, reports, canRetract }
}

/** The latest other checks of the same paragraph. */
async function listPrecedents(check: Check): Promise<Precedent[]> {
  const rows = await db().factCheck.findMany({
    where: {
      id: { not: check.id },
      state: { not: 'draft' },
      occurrence: { anchor: { paragraphId: check.place.paragraphId } },
    },
    orderBy: { createdAt: 'desc' },
    take: 10,
    select: {
      id: true,
      state: true,
      publishedVersion: true,
      createdAt: true,
      author: { select: { name: true } },
      versions: { orderBy: { number: 'desc' }, take: 1, select: { claim: true, verdict: true } },
    },
  })
  return rows.map(({ id, state, publishedVersion, createdAt, author, versions }) => ({
    id,
    state,
    isPublic: publishedVersion !== null,
    author: author.name,
    at: createdAt.toISOString(),
    claim: versions[0]?.claim ?? '',
    verdict: versions[0]?.verdict as Verdict,
  }))
}
