/** What became of a text that was proposed as the next revision of an article; `withdrawn`: its source took it back. */
export const proposalStates = ['open', 'taken', 'dismissed', 'withdrawn'] as const
export type ProposalState = (typeof proposalStates)[number]

/** What came of reading a watched page again; `no-article`: a page was there, and no article in it. */
export const watchOutcomes = ['same', 'changed', 'unreadable', 'no-article'] as const
export type WatchOutcome = (typeof watchOutcomes)[number]

/** What came of reading a feed. */
export const feedOutcomes = ['read', 'unreadable', 'no-feed'] as const
export type FeedOutcome = (typeof feedOutcomes)[number]

/**
 * What became of what a feed names: a draft was made of it (`stored`), it was here already (`known`), it is older than
 * what is read when a feed is new (`passed-over`), or nothing could be made of it (`failed`).
 */
export const entryStates = ['waiting', 'stored', 'known', 'passed-over', 'failed'] as const
export type EntryState = (typeof entryStates)[number]
