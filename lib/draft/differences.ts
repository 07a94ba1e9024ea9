import { checkFieldNames } from '@/lib/fact-check/field-names'
import type { FormValues } from '@/lib/form'
import { draftWords } from './words'

/** The fields in which two states of a draft differ, in the order of the form, with what stands there in the second. */
export function differencesOf(here: FormValues, there: FormValues): { field: string; there: string }[] {
  const [mine, theirs] = [draftWords(here), draftWords(there)]
  return Object.entries(checkFieldNames).flatMap(([name, field]) => {
    const [one, other] = [asText(mine[name]), asText(theirs[name])]
    return one === other ? [] : [{ field, there: other }]
  })
}

function asText(value: unknown): string {
  if (!Array.isArray(value)) return typeof value === 'string' ? value : ''
  return value.map((row: Record<string, string>) => Object.values(row).join(' · ')).join('\n')
}
