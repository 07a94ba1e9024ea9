import type { EventKind } from '@/lib/event/kinds'

/** What a kind of entry is called in the record's filter. Only public kinds are ever shown. */
export const kindLabels: Partial<Record<EventKind, string>> = {
  'article.published': 'Articles published',
  'fact-check.published': 'Checks published',
  'fact-check.changes-requested': 'Changes asked',
  'fact-check.rejected': 'Checks rejected',
  'fact-check.retracted': 'Checks retracted',
  'fact-check.flags-dismissed': 'Reports of checks dismissed',
  'comment.released': 'Held comments shown',
  'comment.hidden': 'Comments hidden',
  'comment.restored': 'Comments shown again',
  'comment.appeal-refused': 'Appeals for comments refused',
  'comment.flags-dismissed': 'Reports of comments dismissed',
  'occurrence.accepted': 'Checks reused',
  'occurrence.declined': 'Reuses declined',
  'person.role-changed': 'Roles changed',
  'person.warned': 'Warnings',
  'person.pre-moderated': 'People whose comments wait first',
  'person.suspended': 'Suspensions',
  'person.banned': 'People banned',
  'person.sanction-lifted': 'Sanctions lifted',
  'person.appeal-refused': 'Appeals against sanctions refused',
  'article.mode-changed': 'Modes of articles changed',
  'setting.changed': 'Settings changed',
}
