import type { FormValues } from '@/lib/form'
import { unifyLines } from '@/lib/text'

/** The fields of the composer that a draft keeps; a form's own bookkeeping (keys, ids) is none of its words. */
const fields = [
  'quote',
  'quoteStart',
  'claim',
  'claimant',
  'claimedOn',
  'verdict',
  'conclusion',
  'explanation',
  'wouldChange',
  'checkAgainOn',
  'correctionNote',
  // The version of a check that is being edited.
  'version',
] as const

const sourceFields = ['url', 'title', 'publisher', 'quote', 'stance', 'archiveUrl', 'readOn'] as const

/**
 * What a person typed, as a draft keeps it: the known fields that are not empty, always in the same order and with
 * line feeds (a form on its way turns them into CRLF), so that two drafts with the same words are the same JSON. Rows of evidence without a word in them are left out.
 */
export function draftWords(values: FormValues): FormValues {
  const evidence = Array.isArray(values.evidence) ? values.evidence.map(sourceWords) : []
  const rows = evidence.filter((row) => Object.keys(row).some((name) => name !== 'stance'))
  return { ...typed(values, fields), ...(rows.length > 0 ? { evidence: rows } : {}) }
}

function sourceWords(row: unknown): Record<string, string> {
  return typeof row === 'object' && row !== null ? typed(row as FormValues, sourceFields) : {}
}

function typed(values: FormValues, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = values[name]
      return typeof value === 'string' && value !== '' ? [[name, unifyLines(value)]] : []
    }),
  )
}

/** Whether two forms hold the same words. White space counts: it is typed too. */
export function isSameWords(one: FormValues, other: FormValues): boolean {
  return JSON.stringify(draftWords(one)) === JSON.stringify(draftWords(other))
}

/** Whether a form holds nothing that a person would miss: at most the words it was opened on. */
export function isBlank(values: FormValues): boolean {
  const { quote: _, quoteStart: _start, version: __, ...rest } = draftWords(values)
  return Object.keys(rest).length === 0
}

/** Words as the fields of a form, the reverse of `formValues` in `lib/form.ts`. */
export function fieldsOf(values: FormValues): [name: string, value: string][] {
  const { evidence, ...rest } = draftWords(values)
  const rows = (evidence ?? []) as Record<string, string>[]
  return [
    ...Object.entries(rest as Record<string, string>),
    ...rows.flatMap((row, at) =>
      Object.entries(row).map(([name, value]): [string, string] => [`evidence.${at}.${name}`, value]),
    ),
  ]
}
