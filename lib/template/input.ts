import { line, optional, prose, uuid } from '@/lib/fields'
import { type CaseDecision, caseDecisions, caseKinds, caseSubjects, decisionsFor } from '@/lib/review/kinds'
import { z } from '@/lib/zod'

/** What is filled in where a template is used. */
export const placeholders = [
  { name: 'author', meaning: 'the name of whoever wrote it' },
  { name: 'article', meaning: 'the title of the article' },
  { name: 'claim', meaning: 'the claim in one sentence; empty for comments' },
  { name: 'quote', meaning: 'the quoted words' },
] as const

const unknown = new RegExp(`\\{(?!(?:${placeholders.map(({ name }) => name).join('|')})\\})[^}]*\\}`)

/** What can be decided about any case of a kind. */
export function decisionsOf(kind: (typeof caseKinds)[number]): CaseDecision[] {
  return [...new Set(caseSubjects.flatMap((subject) => decisionsFor(kind, subject)))]
}

const words = prose(1, 2_000).superRefine((text, context) => {
  const [strange] = unknown.exec(text) ?? []
  if (strange)
    context.addIssue(
      `${strange} is not filled in. Use ${placeholders.map(({ name }) => `{${name}}`).join(', ')}.`,
    )
})

/** A new template, or with an id a changed one; `from` is when what the form shows was stored. */
export const saveTemplateInput = z
  .strictObject({
    id: optional(uuid()),
    from: optional(z.iso.datetime()),
    kind: z.enum(caseKinds, { error: 'Choose what it is for.' }),
    decision: z.enum(caseDecisions, { error: 'Choose the decision.' }),
    title: line(1, 80),
    words,
  })
  .refine(({ kind, decision }) => decisionsOf(kind).includes(decision), {
    error: 'This is never decided about such a case. Choose another decision.',
    path: ['decision'],
  })
export type SaveTemplateInput = z.infer<typeof saveTemplateInput>

export const removeTemplateInput = z.strictObject({ id: uuid() })
export type RemoveTemplateInput = z.infer<typeof removeTemplateInput>
