/** How a person is told of a kind of thing by e-mail. */
export const mailModes = ['off', 'at-once', 'daily'] as const
export type MailMode = (typeof mailModes)[number]

export type Choice = { inApp: boolean; mail: MailMode }

type Kind = {
  name: string
  label: string
  /** When it is sent, as a hint beside the choice. */
  when: string
  default: Choice
}

/**
 * What people are told of, the most personal first: when several reasons meet in one event, the first one is told. A
 * kind is here when an event can cause it.
 *
 * By default words to a person and decisions on their work come at once, what they merely follow once a day: mail that
 * comes too often is switched off altogether.
 */
export const notificationKinds = [
  {
    name: 'mention',
    label: 'Mentions',
    when: 'Somebody names you in a comment.',
    default: { inApp: true, mail: 'at-once' },
  },
  {
    name: 'reply',
    label: 'Replies',
    when: 'Somebody answers a comment of yours.',
    default: { inApp: true, mail: 'at-once' },
  },
  {
    name: 'changes',
    label: 'Changes asked',
    when: 'A moderator asks you to change a check before it is published.',
    default: { inApp: true, mail: 'at-once' },
  },
  {
    name: 'decision',
    label: 'Decisions on your checks',
    when: 'A moderator publishes or rejects what you sent.',
    default: { inApp: true, mail: 'at-once' },
  },
  {
    name: 'standing',
    label: 'Decisions on you and your comments',
    when: 'A moderator hides or shows a comment of yours, warns you, or answers your appeal.',
    default: { inApp: true, mail: 'at-once' },
  },
  {
    name: 'schedule',
    label: 'Scheduled articles',
    when: 'You edit, and an article that was to be published at a time could not be.',
    default: { inApp: true, mail: 'at-once' },
  },
  {
    name: 'drift',
    label: 'Words that changed under a verdict',
    when: 'An article changes where a check of yours, or of a claim that you follow, gave its verdict.',
    default: { inApp: true, mail: 'at-once' },
  },
  {
    name: 'check',
    label: 'New checks',
    when: 'A check is published on an article, a paragraph or a claim that you follow.',
    default: { inApp: true, mail: 'daily' },
  },
  {
    name: 'revision',
    label: 'Changed articles',
    when: 'An article or a paragraph that you follow gets another text.',
    default: { inApp: true, mail: 'daily' },
  },
  {
    name: 'comment',
    label: 'New comments',
    when: 'Somebody comments in a thread or on a paragraph that you follow.',
    default: { inApp: true, mail: 'daily' },
  },
] as const satisfies readonly Kind[]

export type NotificationKind = (typeof notificationKinds)[number]['name']

export const kindNames = notificationKinds.map(({ name }) => name) as [
  NotificationKind,
  ...NotificationKind[],
]

/** What the desk says about one's own work: told also when its author has blocked the moderator. */
export const fromDesk: readonly NotificationKind[] = ['changes', 'decision', 'standing']

export function labelOf(kind: NotificationKind): string {
  return notificationKinds.find(({ name }) => name === kind)?.label ?? kind
}

export type Choices = Record<NotificationKind, Choice>

/** A person's choice for every kind: their own where they made one, else the default. Unknown kinds are left out. */
export function choicesFrom(own: { kind: string; inApp: boolean; mail: string }[]): Choices {
  const made = new Map(own.map(({ kind, inApp, mail }) => [kind, { inApp, mail: mail as MailMode }]))
  return Object.fromEntries(
    notificationKinds.map((kind) => [kind.name, made.get(kind.name) ?? kind.default]),
  ) as Choices
}
