import type { NotificationKind } from '@/lib/notification/kinds'

/** The names of the two fields that the form of choices has for a kind. */
export const appField = (kind: NotificationKind) => `${kind}-app`
export const mailField = (kind: NotificationKind) => `${kind}-mail`
