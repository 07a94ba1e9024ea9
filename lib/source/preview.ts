/** Whether a page could be read, and said something of itself. */
export const previewOutcomes = ['read', 'nothing'] as const
export type PreviewOutcome = (typeof previewOutcomes)[number]

/** What is filled in for a source. Both null: nothing could be read, for whatever reason. */
export type SourceFacts = { title: string | null; publisher: string | null }

/** How long what was read of a page is good for, in hours. A page that gave nothing is soon tried again. */
export const freshForHours: Record<PreviewOutcome, number> = { read: 7 * 24, nothing: 1 }
