import { stances } from '@/lib/fact-check/input'
import { checkStates, decisions } from '@/lib/fact-check/life'
import { verdicts } from '@/lib/fact-check/verdicts'
import { roles } from '@/lib/policy'
import { z } from '@/lib/zod'

/**
 * The shape of an export (docs/export.md). Within a version fields are only ever added; whatever removes or changes one
 * raises `exportVersion`. Moments are ISO strings in UTC, calendar dates YYYY-MM-DD, addresses absolute.
 */
export const exportVersion = 1

const id = z.uuid()
const moment = z.iso.datetime()
const day = z.iso.date()
const words = z.string()

/** Where something stands: the article as it is called now, the paragraph, and the quoted words if there are any. */
const place = z.strictObject({
  article: z.strictObject({ slug: words, title: words, url: z.url() }),
  paragraphId: id,
  quote: words.nullable(),
  url: z.url(),
})

const decision = z.strictObject({
  decision: z.enum(decisions),
  reasonCode: words,
  reason: words.nullable(),
  /** The moderator's handle; null where moderators are named by their role. */
  by: words.nullable(),
  at: moment,
})

const evidence = z.strictObject({
  url: words,
  title: words,
  publisher: words.nullable(),
  quote: words.nullable(),
  stance: z.enum(stances),
  archiveUrl: words.nullable(),
  readOn: day.nullable(),
})

const checkVersion = z.strictObject({
  number: z.int(),
  at: moment,
  claim: words,
  claimant: words.nullable(),
  claimedOn: day.nullable(),
  verdict: z.enum(verdicts),
  conclusion: words,
  explanation: words,
  wouldChange: words.nullable(),
  checkAgainOn: day.nullable(),
  /** What it puts right of the version that was public before. */
  correctionNote: words.nullable(),
  evidence: z.array(evidence),
  decision: decision.nullable(),
})

/** One's objection to a decision, and the answer. */
const appeal = z.strictObject({
  words,
  at: moment,
  outcome: z.enum(['granted', 'refused']).nullable(),
  answer: words.nullable(),
  answeredAt: moment.nullable(),
})

const check = z.strictObject({
  id,
  state: z.enum(checkStates),
  isExample: z.boolean(),
  place,
  createdAt: moment,
  submittedAt: moment.nullable(),
  /** When the version that the public reads was published, which one it is, and where it is read. */
  publishedAt: moment.nullable(),
  publishedVersion: z.int().nullable(),
  url: z.url().nullable(),
  /** Why the published check was taken back, and by whose handle; null as above. */
  retraction: z
    .strictObject({ at: moment, by: words.nullable(), reasonCode: words, reason: words.nullable() })
    .nullable(),
  appeal: appeal.nullable(),
  versions: z.array(checkVersion),
})

const comment = z.strictObject({
  id,
  state: words,
  isExample: z.boolean(),
  place,
  inReplyTo: id.nullable(),
  factCheckId: id.nullable(),
  createdAt: moment,
  editedAt: moment.nullable(),
  /** Why a moderator hid it. */
  hidden: z.strictObject({ reasonCode: words, reason: words.nullable() }).nullable(),
  appeal: appeal.nullable(),
  versions: z.array(z.strictObject({ number: z.int(), at: moment, body: words })),
})

/** What is being written in the composer: `values` are the form's fields as they were typed. */
const draft = z.strictObject({
  id,
  place: place.omit({ quote: true }),
  factCheckId: id.nullable(),
  values: z.json(),
  createdAt: moment,
  updatedAt: moment,
})

/** A published check that was proposed for another place. */
const reuse = z.strictObject({
  id,
  factCheckId: id.nullable(),
  place,
  state: words,
  reasonCode: words.nullable(),
  reason: words.nullable(),
  createdAt: moment,
  judgedAt: moment.nullable(),
})

const flag = z.strictObject({
  id,
  commentId: id.nullable(),
  factCheckId: id.nullable(),
  reasonCode: words,
  note: words.nullable(),
  state: words,
  createdAt: moment,
})

const follow = z.strictObject({
  subjectType: words,
  subjectId: id,
  isOn: z.boolean(),
  isAutomatic: z.boolean(),
  changedAt: moment,
})

const sanction = z.strictObject({
  kind: words,
  reason: words,
  startsAt: moment,
  endsAt: moment.nullable(),
  liftedAt: moment.nullable(),
  appeal: appeal.nullable(),
})

const signIn = z.strictObject({
  userAgent: words.nullable(),
  /** Two letters (ISO 3166-1), where the place was known. */
  country: words.nullable(),
  createdAt: moment,
  lastSeenAt: moment,
  expiresAt: moment,
  endedAt: moment.nullable(),
})

/** The lists of an export, in its order. */
export const exportLists = {
  drafts: draft,
  checks: check,
  comments: comment,
  reuses: reuse,
  flags: flag,
  helpfulMarks: z.strictObject({ commentId: id, createdAt: moment }),
  follows: follow,
  blocks: z.strictObject({ handle: words, createdAt: moment }),
  notificationChoices: z.strictObject({ kind: words, inApp: z.boolean(), mail: words }),
  sanctions: sanction,
  signIns: signIn,
}

export const exportHead = z.strictObject({
  format: z.literal('obelus-export'),
  version: z.literal(exportVersion),
  exportedAt: moment,
  site: z.strictObject({ name: words, url: z.url() }),
  account: z.strictObject({
    id,
    handle: words,
    name: words,
    email: words,
    role: z.enum(roles),
    joinedAt: moment,
    url: z.url(),
  }),
})

/** A whole export, for whoever reads one. */
export const exportSchema = exportHead.extend({
  drafts: z.array(exportLists.drafts),
  checks: z.array(exportLists.checks),
  comments: z.array(exportLists.comments),
  reuses: z.array(exportLists.reuses),
  flags: z.array(exportLists.flags),
  helpfulMarks: z.array(exportLists.helpfulMarks),
  follows: z.array(exportLists.follows),
  blocks: z.array(exportLists.blocks),
  notificationChoices: z.array(exportLists.notificationChoices),
  sanctions: z.array(exportLists.sanctions),
  signIns: z.array(exportLists.signIns),
})

export type ExportHead = z.infer<typeof exportHead>
export type ExportList = keyof typeof exportLists
export type Exported<List extends ExportList> = z.infer<(typeof exportLists)[List]>

/** An export as it is read: its head, and each list in batches, so that no list has to fit into memory. */
export type ExportSource = {
  head: ExportHead
  lists: { [List in ExportList]: () => AsyncIterable<Exported<List>[]> }
}
