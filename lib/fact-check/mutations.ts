import 'server-only'
import { createAnchor, findParagraph } from '@/lib/article/load'
import { type Transaction, transaction } from '@/lib/db'
import { dropSentDraft } from '@/lib/draft/drop'
import type { sentDraft } from '@/lib/draft/sent'
import { append } from '@/lib/event/append'
import type { ResubmitInput, SubmitInput, WithdrawInput } from '@/lib/fact-check/input'
import { stateAfter } from '@/lib/fact-check/life'
import { findCheckForUpdate, type LockedCheck } from '@/lib/fact-check/load'
import { followAutomatically } from '@/lib/follow/load'
import { once } from '@/lib/idempotency'
import { renderMarkdown } from '@/lib/markdown'
import { can, type Viewer } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'
import { closeCasesOf, openCase } from '@/lib/review/cases'
import { refuseWriting } from '@/lib/sanction/refuse-writing'

export type Submitted = { id: string; version: number; place: number }

type Judgement = Omit<ResubmitInput, 'id' | 'version' | keyof typeof sentDraft>

/** Checks a claim in a paragraph: stores claim, occurrence and first version, and puts the check in the queue. */
export async function submitFactCheck(viewer: Viewer, input: SubmitInput): Promise<Result<Submitted>> {
  // How far its draft was saved does not make it another form.
  const { draftId: _, draftRevision: __, draftWriter: ___, ...form } = input
  return transaction((tx) => once(tx, viewer, form, 'fact-check.submit', () => create(tx, viewer, input)))
}

async function create(tx: Transaction, viewer: Viewer, input: SubmitInput): Promise<Result<Submitted>> {
  const paragraph = await findParagraph(tx, input.articleId, input.paragraphId)
  if (!paragraph || !can(viewer, 'article.read', paragraph.article)) return refuse('not-found')
  if (!can(viewer, 'fact-check.create', paragraph.article)) return refuseWriting(viewer, 'closed')
  const anchored = await createAnchor(tx, paragraph, input.quote, input.quoteStart)
  if (!anchored.ok) return anchored
  const claim = await tx.claim.create({
    data: { createdById: viewer.id, ...claimWords(input) },
    select: { id: true },
  })
  const occurrence = await tx.occurrence.create({
    data: { claimId: claim.id, anchorId: anchored.value.anchorId },
    select: { id: true },
  })
  const { id } = await tx.factCheck.create({
    data: {
      articleId: paragraph.articleId,
      claimId: claim.id,
      occurrenceId: occurrence.id,
      authorId: viewer.id,
      state: 'submitted',
      submittedAt: new Date(),
    },
    select: { id: true },
  })
  await addVersion(tx, viewer, id, 1, input)
  await openCase(tx, {
    kind: 'fact-check',
    factCheckId: id,
    articleId: paragraph.articleId,
    authorId: viewer.id,
    verdict: input.verdict,
  })
  await dropSentDraft(tx, viewer, input)
  await followAutomatically(tx, viewer.id, [
    { subjectType: 'claim', subjectId: claim.id },
    { subjectType: 'paragraph', subjectId: paragraph.id },
    { subjectType: 'article', subjectId: paragraph.articleId },
  ])
  await append(tx, {
    kind: 'fact-check.submitted',
    actorId: viewer.id,
    subjectType: 'fact-check',
    subjectId: id,
    articleId: paragraph.articleId,
    data: { version: 1, paragraphId: paragraph.id },
  })
  return succeed({ id, version: 1, place: await placeInQueue(tx, id) })
}

/** Edits one's own check: a new version that waits for review, also as the correction of a published one. */
export async function resubmitFactCheck(viewer: Viewer, input: ResubmitInput): Promise<Result<Submitted>> {
  return transaction(async (tx) => {
    const check = await findCheckForUpdate(tx, input.id)
    if (!check || !can(viewer, 'fact-check.read', check)) return refuse('not-found')
    if (!can(viewer, 'fact-check.resubmit', check)) return refuseWriting(viewer, 'forbidden')
    if (check.version !== input.version) return refuse('conflict', { version: check.version })
    const state = stateAfter(check.state, 'resubmit')
    if (!state) return refuse('wrong-state')
    const version = check.version + 1
    await addVersion(tx, viewer, check.id, version, input)
    if (!check.isPublic)
      await tx.claim.update({ where: { id: check.claimId }, data: claimWords(input), select: { id: true } })
    await tx.factCheck.update({
      where: { id: check.id },
      data: { state, version, submittedAt: new Date() },
      select: { id: true },
    })
    await openCase(tx, {
      kind: 'fact-check',
      factCheckId: check.id,
      version,
      articleId: check.articleId,
      authorId: check.authorId,
      verdict: input.verdict,
    })
    await dropSentDraft(tx, viewer, input)
    await log(tx, viewer, check, 'fact-check.resubmitted', version)
    return succeed({ id: check.id, version, place: await placeInQueue(tx, check.id) })
  })
}

/** Takes one's own undecided check back from the desk, as a draft. */
export async function withdrawFactCheck(
  viewer: Viewer,
  input: WithdrawInput,
): Promise<Result<{ id: string }>> {
  return transaction(async (tx) => {
    const check = await findCheckForUpdate(tx, input.id)
    if (!check || !can(viewer, 'fact-check.read', check)) return refuse('not-found')
    if (!can(viewer, 'fact-check.withdraw', check)) return refuse('forbidden')
    if (check.version !== input.version) return refuse('conflict', { version: check.version })
    const state = stateAfter(check.state, 'withdraw')
    if (!state) return refuse('wrong-state')
    await tx.factCheck.update({ where: { id: check.id }, data: { state }, select: { id: true } })
    await closeCasesOf(tx, { factCheckId: check.id }, 'withdrawn')
    await log(tx, viewer, check, 'fact-check.withdrawn', check.version)
    return succeed({ id: check.id })
  })
}

async function addVersion(
  tx: Transaction,
  viewer: Viewer,
  factCheckId: string,
  number: number,
  judgement: Judgement,
) {
  await tx.factCheckVersion.create({
    data: {
      factCheckId,
      number,
      authorId: viewer.id,
      claim: judgement.claim,
      claimant: judgement.claimant ?? null,
      claimedOn: day(judgement.claimedOn),
      verdict: judgement.verdict,
      conclusion: judgement.conclusion,
      explanation: judgement.explanation,
      explanationHtml: renderMarkdown(judgement.explanation),
      wouldChange: judgement.wouldChange ?? null,
      checkAgainOn: day(judgement.checkAgainOn),
      evidence: {
        create: judgement.evidence.map((source, position) => ({
          ...source,
          position,
          readOn: day(source.readOn),
        })),
      },
    },
    select: { number: true },
  })
}

/** A claim says what its check says of it; once a version is public, what the public reads. */
function claimWords({ claim, claimant, claimedOn }: Judgement) {
  return { text: claim, claimant: claimant ?? null, claimedOn: day(claimedOn) }
}

const day = (date: string | undefined) => (date ? new Date(`${date}T00:00:00Z`) : null)

function log(
  tx: Transaction,
  viewer: Viewer,
  check: LockedCheck,
  kind: Parameters<typeof append>[1]['kind'],
  version: number,
) {
  const { id, articleId, paragraphId } = check
  return append(tx, {
    kind,
    actorId: viewer.id,
    subjectType: 'fact-check',
    subjectId: id,
    articleId,
    data: { version, paragraphId },
  })
}

/** The check's place if the desk works in order, from 1; counting stops at a thousand. */
async function placeInQueue(tx: Transaction, id: string): Promise<number> {
  const [row] = await tx.$queryRaw<[{ place: number }]>`
    SELECT count(*)::int AS place FROM (
      SELECT 1 FROM fact_check waiting JOIN fact_check this ON this.id = ${id}::uuid
      WHERE waiting.state = 'submitted' AND (waiting.submitted_at, waiting.id) <= (this.submitted_at, this.id)
      LIMIT 1000
    ) ahead`
  return row.place
}
