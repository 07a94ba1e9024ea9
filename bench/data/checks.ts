import { v7 as newId } from 'uuid'
import { verdicts } from '@/lib/fact-check/verdicts'
import type { Person } from './people.ts'
import type { Place } from './place.ts'
import type { Rows } from './rows.ts'
import { pick, type Writer } from './words.ts'

const quoteLength = 60
const contextLength = 32

/** A check of quoted words, with two sources: waiting for review, or published by a moderator. Returns its id. */
export function addCheck(
  rows: Rows,
  writer: Writer,
  place: Place,
  { author, publishedBy }: { author: Person; publishedBy: Person | null },
): string {
  const [id, claimId, anchorId, occurrenceId] = [newId(), newId(), newId(), newId()]
  const at = new Date()
  const target = {
    article_id: place.articleId,
    paragraph_id: place.paragraphId,
    revision_id: place.revisionId,
  }
  rows.add('anchor', { id: anchorId, ...target, ...quoteIn(place.text, writer) })
  const claim = writer.sentence(12)
  rows.add('claim', { id: claimId, text: claim, created_by_id: author.id })
  rows.add('occurrence', { id: occurrenceId, claim_id: claimId, anchor_id: anchorId })
  rows.add('fact_check', {
    id,
    article_id: place.articleId,
    claim_id: claimId,
    occurrence_id: occurrenceId,
    author_id: author.id,
    state: publishedBy ? 'published' : 'submitted',
    published_version: publishedBy ? 1 : null,
    submitted_at: at,
    published_at: publishedBy ? at : null,
  })
  addVersion(rows, writer, id, { author, claim })
  const caseId = newId()
  rows.add('review_case', {
    id: caseId,
    kind: 'fact-check',
    state: publishedBy ? 'closed' : 'open',
    fact_check_id: id,
    article_id: place.articleId,
    author_id: author.id,
    language: 'en',
    opened_at: at,
    ranked_at: at,
    closed_at: publishedBy && at,
    closed_by_id: publishedBy?.id ?? null,
    outcome: publishedBy && 'publish',
    reason_code: publishedBy && 'sound',
  })
  if (publishedBy) {
    const decision = { decision: 'publish', reason_code: 'sound', moderator_id: publishedBy.id }
    rows.add('review', { id: newId(), fact_check_id: id, version_number: 1, case_id: caseId, ...decision })
  }
  return id
}

function addVersion(
  rows: Rows,
  writer: Writer,
  id: string,
  { author, claim }: { author: Person; claim: string },
) {
  const explanation = writer.prose(3)
  rows.add('fact_check_version', {
    fact_check_id: id,
    number: 1,
    author_id: author.id,
    claim,
    verdict: pick(verdicts, writer),
    conclusion: writer.sentence(16),
    explanation,
    explanation_html: `<p>${explanation}</p>\n`,
  })
  for (const [position, stance] of ['supports', 'gives-context'].entries()) {
    rows.add('evidence', {
      id: newId(),
      fact_check_id: id,
      version_number: 1,
      position,
      url: `https://source-${position + 1}.example/${id}`,
      title: writer.sentence(6),
      publisher: `Source ${position + 1}`,
      quote: writer.sentence(14),
      stance,
    })
  }
}

function quoteIn(text: string, writer: Writer) {
  const start = writer.next(text.length - quoteLength)
  const end = start + quoteLength
  return {
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - contextLength), start),
    suffix: text.slice(end, end + contextLength),
    start,
    end,
  }
}
