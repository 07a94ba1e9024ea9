import { uuid } from '@/lib/fields'
import { type ArticleMode, articleModes } from '@/lib/policy'
import { z } from '@/lib/zod'

/** What may be written on an article, in the words of those who set it. */
export const modeLabels: Record<ArticleMode, string> = {
  open: 'Open: comments appear at once',
  'pre-moderated': 'Comments wait for a moderator',
  'fact-checks-only': 'Fact-checks only',
  closed: 'Closed: nothing new',
}

/** Another mode for an article; `from` is the one it had when the form was opened. */
export const setModeInput = z.strictObject({
  id: uuid(),
  mode: z.enum(articleModes, { error: 'Choose a mode.' }),
  from: z.enum(articleModes),
})
export type SetModeInput = z.infer<typeof setModeInput>
