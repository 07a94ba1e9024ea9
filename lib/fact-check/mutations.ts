import 'server-only'
import { createAnchor, findParagraph } from '@/lib/article/load'
import { type Transaction, transaction } from '@/lib/db'
import { dropSentDraft } from '@/lib/draft/drop'
import type { sentDraft } from '@/lib/draft/sent'
import { append } from '@/lib/event/append'
import type { ResubmitInput, SubmitInput, WithdrawInput } from '@/lib/fact-check/input'
import { advance, editOf, stepFor } from '@/lib/fact-check/life'
import { findCheckForUpdate, type LockedCheck } from '@/lib/fact-check/load'
import { followAutomatically } from '@/lib/follow/load'
import { once } from '@/lib/idempotency'
import { renderMarkdown } from '@/lib/markdown'
import { can, type Viewer } from '@/lib/policy'
import { type Result, refuse, succeed } from '@/lib/result'
import { closeCasesOf, openCase } from '@/lib/review/cases'
import { refuseWriting } from '@/lib/sanction/refuse-writing'

export type Submitted = { id: string; version: number; place: number }

type Judgement = Omit<ResubmitInput, 'id' | 'version' | 'correctionNote' | keyof typeof sentDraft>

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
      state: advance('nothing', 'submit'),
      submittedAt: new Date(),
    },
    select: { id: true },
  })
  await addVersion(tx, viewer, { factCheckId: id, number: 1, correctionNote: null }, input)
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
  append(tx, {
    kind: 'fact-check.submitted',
    actorId: viewer.id,
    subjectType: 'fact-check',
    subjectId: id,
    articleId: paragraph.articleId,
    data: { version: 1, paragraphId: paragraph.id },
  })
  return succeed({ id, version: 1, place: await placeInQueue(tx, id) })
}

/**
 * Edits one's own check: a new version that waits for review. Of a published one it is a correction, and says to readers
 * what it corrects; the published version stays until it is decided. One that waits on appeal goes on waiting as one.
 */
export async function resubmitFactCheck(viewer: Viewer, input: ResubmitInput): Promise<Result<Submitted>> {
  return transaction(async (tx) => {
    const check = await findCheckForUpdate(tx, input.id)
    if (!check || !can(viewer, 'fact-check.read', check)) return refuse('not-found')
    const edit = editOf(check)
    if (!can(viewer, edit === 'correct' ? 'fact-check.correct' : 'fact-check.resubmit', check))
      return refuseWriting(viewer, 'forbidden')
    if (check.version !== input.version) return refuse('conflict', { version: check.version })
    const step = stepFor(check, edit, 'author')
    if (!step) return refuse('wrong-state')
    const correctionNote = (step.says === 'note' && input.correctionNote) || null
    if (step.says === 'note' && !correctionNote) return refuse('note-needed', { field: 'correctionNote' })
    const version = check.version + 1
    await addVersion(tx, viewer, { factCheckId: check.id, number: version, correctionNote }, input)
    if (!check.isPublic)
      await tx.claim.update({ where: { id: check.claimId }, data: claimWords(input), select: { id: true } })
    await tx.factCheck.update({
      where: { id: check.id },
      data: { state: step.to, version, submittedAt: new Date() },
      select: { id: true },
    })
    const onAppeal = await findOpenAppeal(tx, check.id)
    await openCase(tx, {
      kind: onAppeal ? 'appeal' : 'fact-check',
      factCheckId: check.id,
      version,
      articleId: check.articleId,
      authorId: check.authorId,
      verdict: input.verdict,
    })
    await dropSentDraft(tx, viewer, input)
    log(tx, viewer, check, 'fact-check.resubmitted', version)
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
    const step = stepFor(check, 'withdraw', 'author')
    if (!step) return refuse('wrong-state')
    await tx.factCheck.update({ where: { id: check.id }, data: { state: step.to }, select: { id: true } })
    await closeCasesOf(tx, { factCheckId: check.id }, 'withdrawn')
    log(tx, viewer, check, 'fact-check.withdrawn', check.version)
    return succeed({ id: check.id })
  })
}

/** Whether the check waits because its author has appealed. */
async function findOpenAppeal(tx: Transaction, factCheckId: string): Promise<boolean> {
  return (await tx.reviewCase.count({ where: { kind: 'appeal', state: 'open', factCheckId } })) > 0
}

type NewVersion = { factCheckId: string; number: number; correctionNote: string | null }

async function addVersion(tx: Transaction, viewer: Viewer, version: NewVersion, judgement: Judgement) {
  await tx.factCheckVersion.create({
    data: {
      ...version,
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
  append(tx, {
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
