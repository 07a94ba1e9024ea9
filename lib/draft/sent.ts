import { count, optional, uuid } from '@/lib/fields'

/** What a form that sends a check says of the draft it grew from; see `dropSentDraft`. */
export const sentDraft = {
  draftId: optional(uuid()),
  draftRevision: optional(count(0)),
  draftWriter: optional(uuid()),
}
