import { sentDraft } from '@/lib/draft/sent'
import { needsEvidence, verdicts } from '@/lib/fact-check/verdicts'
import { dateOnly, line, offset, optional, prose, quoted, uuid, version, webUrl } from '@/lib/fields'
import { z } from '@/lib/zod'

export const stances = ['supports', 'refutes', 'gives-context'] as const
export type Stance = (typeof stances)[number]

export const stanceLabels: Record<Stance, string> = {
  supports: 'Supports the claim',
  refutes: 'Refutes the claim',
  'gives-context': 'Gives context',
}

/** The most sources one check may carry; the composer offers rows up to it. */
export const maxEvidence = 12

const evidence = z.strictObject({
  url: webUrl(),
  title: line(1, 300),
  publisher: optional(line(1, 200)),
  quote: optional(prose(1, 2_000)),
  stance: z.enum(stances, { error: 'Choose how this source bears on the claim.' }),
  archiveUrl: optional(webUrl()),
  readOn: optional(dateOnly(1)),
})

const judgement = {
  claim: line(3, 400),
  claimant: optional(line(1, 200)),
  claimedOn: optional(dateOnly(1)),
  verdict: z.enum(verdicts, { error: 'Choose a verdict from the list.' }),
  conclusion: line(3, 400),
  explanation: prose(1, 10_000),
  wouldChange: optional(prose(1, 2_000)),
  checkAgainOn: optional(dateOnly()),
  evidence: z.array(evidence).max(maxEvidence, `Keep the ${maxEvidence} strongest sources.`).default([]),
}

type Judgement = { verdict: (typeof verdicts)[number]; evidence: unknown[] }

function sourced(check: Judgement, context: z.RefinementCtx) {
  if (check.evidence.length === 0 && needsEvidence(check.verdict)) {
    context.addIssue({
      code: 'custom',
      path: ['evidence'],
      message: 'Add at least one source: this verdict rests on evidence.',
    })
  }
}

/** A new fact-check of a paragraph or of quoted words in it. `key` makes sending it twice harmless. */
export const submitInput = z
  .strictObject({
    key: uuid(),
    articleId: uuid(),
    paragraphId: uuid(),
    quote: optional(quoted(2_000)),
    quoteStart: optional(offset()),
    ...judgement,
    ...sentDraft,
  })
  .superRefine(sourced)
export type SubmitInput = z.infer<typeof submitInput>

/** A new version of one's own check; `version` is the one that was edited. The note is for readers of a published one. */
export const resubmitInput = z
  .strictObject({
    id: uuid(),
    version: version(),
    correctionNote: optional(prose(3, 600)),
    ...judgement,
    ...sentDraft,
  })
  .superRefine(sourced)
export type ResubmitInput = z.infer<typeof resubmitInput>

export const withdrawInput = z.strictObject({ id: uuid(), version: version() })
export type WithdrawInput = z.infer<typeof withdrawInput>
