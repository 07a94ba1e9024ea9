/**
 * Why an article has another text than before. `correction`: what was said was wrong; readers are told what. `update`:
 * there is more to say. `source`: the text changed where it was brought from.
 */
export const revisionReasons = ['correction', 'update', 'source'] as const
export type RevisionReason = (typeof revisionReasons)[number]

export const revisionReasonLabels: Record<RevisionReason, string> = {
  correction: 'Correction',
  update: 'Update',
  source: 'Changed at its source',
}
