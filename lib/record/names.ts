import type { EventKind } from '@/lib/event/kinds'

/** How moderators, editors and admins are named in public for what they decided: by themselves, or by their role. */
export const recordNames = ['handle', 'role'] as const
export type RecordNames = (typeof recordNames)[number]

/** The choice as the setting `record-names` holds it; by name unless somebody has decided otherwise. */
export function readRecordNames(value: unknown): RecordNames {
  return recordNames.find((name) => name === value) ?? 'handle'
}

/** Whoever did something, as it is told: without a handle nobody can be looked up. */
export type Named = { handle: string | null; name: string }

const byAdmins: EventKind[] = ['person.role-changed', 'setting.changed']

/**
 * Who did what an entry tells of. Null stands for the installation itself: a command on its server, or the example.
 * The role is that which the deed asks for, not the one somebody has today.
 */
export function actorOf(
  person: { handle: string; name: string } | null,
  kind: EventKind,
  names: RecordNames,
): Named {
  if (!person) return { handle: null, name: 'The installation' }
  return names === 'handle' ? person : { handle: null, name: roleFor(kind) }
}

function roleFor(kind: EventKind): string {
  if (kind.startsWith('article.')) return 'An editor'
  return byAdmins.includes(kind) ? 'An admin' : 'A moderator'
}

/** A moderator as a check's own page names them. */
export function moderatorOf(person: { handle: string; name: string }, names: RecordNames): Named {
  return names === 'handle' ? person : { handle: null, name: 'A moderator' }
}
