/**
 * Every way in which a well-formed request may be refused. Closed: the words for each live in
 * `lib/refusal-words.ts`, so that a new refusal does not compile until it is worded.
 */
export type Refusal =
  | 'malformed'
  | 'signed-out'
  | 'forbidden'
  | 'not-found'
  | 'closed'
  | 'conflict'
  | 'own-work'
  | 'wrong-state'
  | 'too-late'
  | 'held-by-another'
  | 'already-decided'
  | 'quote-not-found'
  | 'quote-ambiguous'
  | 'parent-gone'
  | 'sent-before'
  | 'hidden'
  | 'blocked'
  | 'own-words'
  | 'flagged-before'
  | 'too-many-mentions'
  | 'taken'
  | 'wrong-credentials'
  | 'wrong-password'
  | 'wrong-code'
  | 'wrong-proof'
  | 'wrong-passkey'
  | 'step-over'
  | 'confirm-first'
  | 'factor-needed'
  | 'too-many-passkeys'
  | 'provider-failed'
  | 'identity-gone'
  | 'linked-elsewhere'
  | 'linked-before'
  | 'last-way-in'
  | 'common-password'
  | 'own-password'
  | 'unverified'
  | 'link-spent'
  | 'stands-already'
  | 'too-large'
  | 'too-often'
  | 'too-many-drafts'
  | 'suspended'
  | 'warned'
  | 'banned'
  | 'sanctioned-already'
  | 'not-yours-to-decide'
  | 'last-admin'
  | 'appealed-before'
  | 'banned-words'
  | 'repeated'
  | 'refused-outside'
  | 'note-needed'
  | 'unfit-text'
  | 'newer-draft'
  | 'nothing-changed'
  | 'words-needed'
  | 'opinion-given'
  | 'too-many-filters'
  | 'unavailable'

/** What a refusal needs to be explained: who holds a case, who decided it and how, which version is the latest. */
export type RefusalDetail = {
  field?: string
  who?: string
  decision?: string
  at?: string
  version?: number
  /** The words that are in the way, or that say why. */
  words?: string
  /** The id of what is in the way, such as the newer draft. */
  id?: string
  /** How long to wait before trying again. */
  seconds?: number
}

export type Refused = { ok: false; refusal: Refusal; detail?: RefusalDetail }
export type Result<Value> = { ok: true; value: Value } | Refused

export function succeed<Value>(value: Value): Result<Value> {
  return { ok: true, value }
}

export function refuse(refusal: Refusal, detail?: RefusalDetail): Refused {
  return detail ? { ok: false, refusal, detail } : { ok: false, refusal }
}

const statuses: Record<Refusal, number> = {
  malformed: 400,
  'signed-out': 401,
  'wrong-credentials': 401,
  'wrong-password': 403,
  'wrong-code': 403,
  'wrong-proof': 403,
  'wrong-passkey': 403,
  'step-over': 410,
  'confirm-first': 403,
  'factor-needed': 403,
  'too-many-passkeys': 409,
  'provider-failed': 401,
  'identity-gone': 410,
  'linked-elsewhere': 409,
  'linked-before': 409,
  'last-way-in': 409,
  unverified: 403,
  forbidden: 403,
  'own-work': 403,
  closed: 403,
  'not-found': 404,
  'parent-gone': 409,
  'sent-before': 409,
  hidden: 403,
  blocked: 403,
  'own-words': 403,
  'flagged-before': 409,
  'too-many-mentions': 422,
  conflict: 409,
  'wrong-state': 409,
  'too-late': 409,
  'held-by-another': 409,
  'already-decided': 409,
  taken: 409,
  'common-password': 422,
  'own-password': 422,
  'link-spent': 410,
  'quote-not-found': 422,
  'quote-ambiguous': 422,
  'stands-already': 409,
  'too-large': 413,
  'too-often': 429,
  'too-many-drafts': 409,
  suspended: 403,
  warned: 403,
  banned: 403,
  'sanctioned-already': 409,
  'not-yours-to-decide': 403,
  'last-admin': 409,
  'appealed-before': 409,
  'banned-words': 422,
  repeated: 409,
  'refused-outside': 422,
  'note-needed': 422,
  'unfit-text': 422,
  'newer-draft': 409,
  'nothing-changed': 422,
  'words-needed': 422,
  'opinion-given': 409,
  'too-many-filters': 409,
  unavailable: 503,
}

/** The HTTP status that says the same as the refusal. */
export function statusOf(refusal: Refusal): number {
  return statuses[refusal]
}
