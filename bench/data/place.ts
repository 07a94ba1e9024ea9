/** A paragraph of an article's current revision, as what is said about it needs to know it. */
export type Place = { articleId: string; revisionId: string; paragraphId: string; text: string }
