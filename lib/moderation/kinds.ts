/** What a word does where it is used: `banned` refuses the comment, `suspect` lets it wait for a moderator. */
export const wordRuleKinds = ['banned', 'suspect'] as const
export type WordRuleKind = (typeof wordRuleKinds)[number]

export type WordRule = { id: string; kind: WordRuleKind; pattern: string }

/** What the classifier of an installation may say of a comment. */
export const opinions = ['none', 'hold', 'refuse'] as const
export type Opinion = { action: (typeof opinions)[number]; reason?: string | undefined }
