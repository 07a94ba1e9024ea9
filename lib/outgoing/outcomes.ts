/** What came of a request to another site. All but the first are refusals; what people are told does not differ. */
export const outgoingOutcomes = [
  'fetched',
  'bad-address',
  'inside',
  'unresolved',
  'robots',
  'too-many-redirects',
  'too-large',
  'wrong-type',
  'bad-status',
  'timed-out',
  'busy',
  'failed',
] as const
export type OutgoingOutcome = (typeof outgoingOutcomes)[number]
export type OutgoingRefusal = Exclude<OutgoingOutcome, 'fetched'>

/** What a request was made for. */
export const outgoingPurposes = [
  'source-preview',
  'robots',
  'moderation',
  'sign-in',
  'import',
  'feed',
  'watch',
] as const
export type OutgoingPurpose = (typeof outgoingPurposes)[number]

/** A request that came to nothing, and why: for the log, never for the person who asked. */
export class OutgoingProblem extends Error {
  constructor(readonly outcome: OutgoingRefusal) {
    super(outcome)
  }
}
