import { type Happening, note } from '@/lib/log'
import type { LogReader } from './events'

/** Of what the event log of the database announces, what is about who may do what. */
const watched: Record<string, Happening> = {
  'person.joined': 'user_created',
  'person.role-changed': 'authz_change',
  'person.warned': 'user_updated',
  'person.pre-moderated': 'user_updated',
  'person.suspended': 'user_updated',
  'person.banned': 'user_updated',
  'person.sanction-lifted': 'user_updated',
  'person.sessions-ended': 'authn_token_revoked',
  'person.password-changed': 'authn_password_change',
  'person.factor-added': 'user_updated',
  'person.factor-removed': 'user_updated',
  'person.recovery-codes-made': 'user_updated',
  'person.recovery-code-used': 'user_updated',
  'person.account-linked': 'user_updated',
  'person.account-unlinked': 'user_updated',
  'person.email-changed': 'user_updated',
  'person.leaving': 'user_updated',
  'person.stayed': 'user_updated',
  'person.left': 'user_deleted',
  'setting.changed': 'authz_admin',
}

/**
 * Writes into the log of the process what was decided about accounts and settings, once it stands in the database. Every
 * process on it writes the line, with the number by which the record knows it.
 */
export const watchLog: LogReader = {
  opened() {},
  announced({ id, kind, actorId, subjectId }) {
    const happening = watched[kind]
    if (happening) note(happening, { kind, number: id, actor: actorId ?? undefined, subject: subjectId })
  },
}
