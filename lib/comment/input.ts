import { offset, optional, prose, quoted, uuid, version } from '@/lib/fields'
import { z } from '@/lib/zod'

/** The most characters (code points) of one comment. */
export const maxCommentLength = 5_000

const body = prose(1, maxCommentLength)

/** A remark on a paragraph, on quoted words in it, or (`parentId`) on another remark there. */
export const createCommentInput = z.strictObject({
  key: uuid(),
  articleId: uuid(),
  paragraphId: uuid(),
  parentId: optional(uuid()),
  quote: optional(quoted(2_000)),
  quoteStart: optional(offset()),
  body,
  /** Sent by the form that has asked whether one means to repeat oneself. */
  confirmed: z.literal('yes').optional(),
})
export type CreateCommentInput = z.infer<typeof createCommentInput>

export const editCommentInput = z.strictObject({ id: uuid(), version: version(), body })
export type EditCommentInput = z.infer<typeof editCommentInput>

export const deleteCommentInput = z.strictObject({ id: uuid(), version: version() })
export type DeleteCommentInput = z.infer<typeof deleteCommentInput>
