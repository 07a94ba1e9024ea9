import { line, optional, uuid } from '@/lib/fields'
import { wordRuleKinds } from '@/lib/moderation/kinds'
import { foldWords, maxPatternLength, patternProblem } from '@/lib/moderation/words'
import { z } from '@/lib/zod'

export const addRuleInput = z.strictObject({
  kind: z.enum(wordRuleKinds, { error: 'Choose what the word does.' }),
  pattern: line(2, maxPatternLength)
    .transform((pattern) => foldWords(pattern))
    .superRefine((pattern, context) => {
      const problem = patternProblem(pattern)
      if (problem) context.addIssue(problem)
    }),
  note: optional(line(1, 200)),
})
export type AddRuleInput = z.infer<typeof addRuleInput>

export const removeRuleInput = z.strictObject({ id: uuid() })
export type RemoveRuleInput = z.infer<typeof removeRuleInput>
