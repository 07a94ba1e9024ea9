import { exactTime } from '@/lib/dates'
import { address, block, inline } from '@/lib/export/markdown-text'
import type { Exported, ExportHead, ExportSource } from '@/lib/export/shape'
import { stanceLabels } from '@/lib/fact-check/input'
import { decisionLabels, stateLabels } from '@/lib/fact-check/life'
import { verdictMeanings } from '@/lib/fact-check/verdicts'
import { reasonLabel } from '@/lib/review/reasons'

/**
 * What someone wrote as one readable file: drafts, checks and comments, each with where it stands. What people wrote
 * stands in fenced blocks as they typed it, so that nothing in it can look like another part of the file. The lists that
 * are not writing (follows, blocks, choices …) are in the JSON only.
 */
export async function* markdownOf({ head, lists }: ExportSource): AsyncGenerator<string> {
  yield headOf(head)
  yield* part('Drafts', lists.drafts(), draftOf)
  yield* part('Fact-checks', lists.checks(), checkOf)
  yield* part('Comments', lists.comments(), commentOf)
  yield* part('Reports', lists.flags(), flagOf)
}

async function* part<Entry>(
  title: string,
  batches: AsyncIterable<Entry[]>,
  write: (entry: Entry) => string,
): AsyncGenerator<string> {
  yield `## ${title}\n\n`
  let isEmpty = true
  for await (const batch of batches) {
    if (batch.length === 0) continue
    isEmpty = false
    yield `${batch.map(write).join('\n\n')}\n\n`
  }
  if (isEmpty) yield 'None.\n\n'
}

const paragraphs = (...parts: (string | null)[]) => parts.filter((text) => text !== null).join('\n\n')
const list = (...items: (string | null)[]) => items.flatMap((item) => (item ? [`- ${item}`] : [])).join('\n')

function headOf({ account, site, exportedAt }: ExportHead): string {
  const lines = list(
    `Name: ${inline(account.name)}`,
    `Handle: @${inline(account.handle)}`,
    `E-mail: ${inline(account.email)}`,
    `Role: ${account.role}`,
    `Joined: ${exactTime(account.joinedAt)}`,
    `Profile: ${address(account.url)}`,
  )
  const title = `# What ${inline(account.name)} wrote on ${inline(site.name)}`
  return `${paragraphs(title, `Exported from ${address(site.url)} on ${exactTime(exportedAt)}.`, lines)}\n\n`
}

function placeLines({
  place,
}: {
  place: { article: { title: string }; url: string; quote?: string | null }
}) {
  return paragraphs(
    `In “${inline(place.article.title)}”: ${address(place.url)}`,
    place.quote ? `On the words:\n\n${block(place.quote)}` : null,
  )
}

function draftOf(draft: Exported<'drafts'>): string {
  const { values } = draft
  const fields = values && typeof values === 'object' && !Array.isArray(values) ? Object.entries(values) : []
  const typed = fields.flatMap(([name, value]) => {
    const words = typeof value === 'string' ? value : JSON.stringify(value)
    return words ? [`${name}: ${words}`] : []
  })
  return paragraphs(
    `### Draft, last saved ${exactTime(draft.updatedAt)}`,
    placeLines(draft),
    block(typed.join('\n')),
  )
}

function checkOf(check: Exported<'checks'>): string {
  const claim = check.versions.at(-1)?.claim ?? ''
  return paragraphs(
    `### Check: ${inline(claim)}`,
    list(
      `State: ${stateLabels[check.state].toLowerCase()}`,
      check.url && `Public page: ${address(check.url)}, version ${check.publishedVersion}`,
    ),
    retractionOf(check),
    placeLines(check),
    ...check.versions.map(versionOf),
    appealOf(check.appeal),
  )
}

function retractionOf({ retraction }: Exported<'checks'>): string | null {
  if (!retraction) return null
  const { at, by, reasonCode, reason } = retraction
  const who = by ? ` by @${inline(by)}` : ''
  const words = `Retracted${who} on ${exactTime(at)}. ${inline(reasonLabel(reasonCode))}.`
  return paragraphs(words, reason ? block(reason) : null)
}

function appealOf(appeal: Exported<'checks'>['appeal']): string | null {
  if (!appeal) return null
  const { words, at, outcome, answer, answeredAt } = appeal
  const answered = outcome && answeredAt ? `Appeal ${outcome} on ${exactTime(answeredAt)}:` : null
  return paragraphs(
    `Appeal of ${exactTime(at)}:\n\n${block(words)}`,
    answered && answer ? `${answered}\n\n${block(answer)}` : 'Not answered yet.',
  )
}

function versionOf(version: Exported<'checks'>['versions'][number]): string {
  return paragraphs(
    `#### Version ${version.number}, ${exactTime(version.at)}`,
    list(
      `Claim: ${inline(version.claim)}`,
      version.claimant && `Claimed by: ${inline(version.claimant)}`,
      version.claimedOn && `Claimed on: ${version.claimedOn}`,
      `Verdict: ${verdictMeanings[version.verdict].label}`,
      `Conclusion: ${inline(version.conclusion)}`,
      version.checkAgainOn && `Check again on: ${version.checkAgainOn}`,
    ),
    version.correctionNote ? `What it corrects:\n\n${block(version.correctionNote)}` : null,
    `Explanation:\n\n${block(version.explanation)}`,
    version.wouldChange ? `What would change this verdict:\n\n${block(version.wouldChange)}` : null,
    ...version.evidence.map(evidenceOf),
    version.decision ? decisionOf(version.decision) : null,
  )
}

function evidenceOf(source: Exported<'checks'>['versions'][number]['evidence'][number], at: number): string {
  return paragraphs(
    `Source ${at + 1}: ${inline(source.title)}`,
    list(
      `Address: ${address(source.url)}`,
      source.publisher && `Publisher: ${inline(source.publisher)}`,
      `Stance: ${stanceLabels[source.stance].toLowerCase()}`,
      source.archiveUrl && `Archived: ${address(source.archiveUrl)}`,
      source.readOn && `Read on: ${source.readOn}`,
    ),
    source.quote ? `It says:\n\n${block(source.quote)}` : null,
  )
}

type Decision = NonNullable<Exported<'checks'>['versions'][number]['decision']>

function decisionOf({ decision, reasonCode, reason, by, at }: Decision): string {
  const who = by === null ? 'A moderator' : `@${inline(by)}`
  const deed = `${who} ${decisionLabels[decision]} this version on ${exactTime(at)}`
  return paragraphs(`Decision: ${deed}. ${inline(reasonLabel(reasonCode))}.`, reason ? block(reason) : null)
}

function commentOf(comment: Exported<'comments'>): string {
  const { createdAt, inReplyTo, versions, state } = comment
  return paragraphs(
    `### Comment, ${exactTime(createdAt)}`,
    list(
      state === 'visible' ? null : `State: ${inline(state)}`,
      inReplyTo && `In reply to: ${inline(inReplyTo)}`,
    ) || null,
    placeLines(comment),
    ...versions.map(({ number, at, body }) =>
      versions.length === 1 ? block(body) : `Version ${number}, ${exactTime(at)}:\n\n${block(body)}`,
    ),
    comment.hidden ? hiddenOf(comment.hidden) : null,
    appealOf(comment.appeal),
  )
}

function hiddenOf({ reasonCode, reason }: NonNullable<Exported<'comments'>['hidden']>): string {
  return paragraphs(`Hidden: ${inline(reasonLabel(reasonCode))}.`, reason ? block(reason) : null)
}

function flagOf({ createdAt, commentId, factCheckId, reasonCode, note }: Exported<'flags'>): string {
  const target = commentId ? `comment ${inline(commentId)}` : `fact-check ${inline(factCheckId ?? '')}`
  return paragraphs(
    `### Report of ${target}, ${exactTime(createdAt)}`,
    `Reason: ${inline(reasonCode)}`,
    note ? block(note) : null,
  )
}
