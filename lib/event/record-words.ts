import type { EventKind } from '@/lib/event/kinds'

/** What a kind of entry is called in the record's filter. Only public kinds are ever shown. */
export const kindLabels: Partial<Record<EventKind, string>> = {
  'article.published': 'Articles published',
  'fact-check.published': 'Checks published',
  'fact-check.changes-requested': 'Changes asked',
  'fact-check.rejected': 'Checks rejected',
  'fact-check.retracted': 'Checks retracted',
  'occurrence.accepted': 'Checks reused',
  'occurrence.declined': 'Reuses declined',
  'person.role-changed': 'Roles changed',
  'person.banned': 'People banned',
}

/** What someone did, between their name and what they did it to: "Lena | asked for changes to | a check". */
export const deeds: Partial<Record<EventKind, string>> = {
  'article.published': 'published the article',
  'fact-check.published': 'published a check',
  'fact-check.changes-requested': 'asked for changes to a check',
  'fact-check.rejected': 'rejected a check',
  'fact-check.retracted': 'retracted a check',
  'occurrence.accepted': 'let a check stand in another place: the check',
  'occurrence.declined': 'declined to let a check stand in another place: the check',
  'person.role-changed': 'changed the role of',
  'person.banned': 'banned',
}
