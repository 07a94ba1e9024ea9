/** One's own mark on a comment, and how many there are with it or without it. */
export type OwnMark = { id: string; isHelpful: boolean; count: number }
