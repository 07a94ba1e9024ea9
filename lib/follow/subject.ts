/** What can be followed. The words are those of the database (`follow_subject_known`). */
export const followSubjects = ['article', 'paragraph', 'claim', 'thread'] as const
export type FollowSubject = (typeof followSubjects)[number]

/** One thing that can be followed; a thread is known by the comment that opened it. */
export type Followed = { subjectType: FollowSubject; subjectId: string }

/** Whether somebody follows something, and whether they said so themselves. */
export type FollowState = { isOn: boolean; isAutomatic: boolean }

export type Follow = Followed & { isOn: boolean }

/** What a person follows by writing a comment: its thread, its paragraph, the article. */
export function writtenIn(articleId: string, comment: { rootId: string; paragraphId: string }): Followed[] {
  return [
    { subjectType: 'thread', subjectId: comment.rootId },
    { subjectType: 'paragraph', subjectId: comment.paragraphId },
    { subjectType: 'article', subjectId: articleId },
  ]
}
