import { type Opinion, opinions } from '@/lib/moderation/kinds'
import { sliceCodePoints } from '@/lib/text'
import { z } from '@/lib/zod'

const answer = z.object({ action: z.enum(opinions), reason: z.string().optional() })

/** The longest reason that is shown to an author, in code points. */
const longestReason = 300

export const noOpinion: Opinion = { action: 'none' }

/**
 * What a classifier has answered: nothing, or anything that is not an answer, is no opinion. Its reason is shown to the
 * author as plain text, so control characters go and a long one is cut.
 */
export function readOpinion(json: unknown): Opinion {
  const read = answer.safeParse(json)
  if (!read.success) return noOpinion
  const { action, reason } = read.data
  const words = sliceCodePoints((reason ?? '').replace(/[\s\p{C}]+/gu, ' ').trim(), 0, longestReason)
  return words ? { action, reason: words } : { action }
}
