import type { FormValues } from '@/lib/form'
import { isVerdict, needsEvidence, type Verdict } from './verdicts'

/** A row of evidence as it stands in a form. */
export type TypedSource = Record<string, string>

/** What is typed in a field; empty for one that is missing. */
export function typedIn(values: FormValues, name: string): string {
  const value = values[name]
  return typeof value === 'string' ? value : ''
}

/** The rows of evidence in a form, without the empty ones. */
export function typedSources(values: FormValues): TypedSource[] {
  return Array.isArray(values.evidence) ? (values.evidence as TypedSource[]) : []
}

/** What still stands between a form and sending it; `field` is where to go. `isAdvice` may be ignored. */
export type Missing = { field: string; words: string; isAdvice: boolean }

const required = [
  { field: 'claim', words: 'the claim in a sentence' },
  { field: 'verdict', words: 'a verdict' },
  { field: 'conclusion', words: 'a conclusion' },
  { field: 'explanation', words: 'an explanation' },
]

/** Characters of a conclusion that read as one sentence; more is allowed. */
export const conclusionAim = 200

/**
 * What is missing from a check that is being written, in the order of the form. A first look only: the server decides.
 * Two independent publishers are asked for, not demanded (docs/domain.md); publishers are compared by name, or where
 * none is given by the host of the link.
 */
export function missingIn(values: FormValues): Missing[] {
  const missing = required
    .filter(({ field }) => !typedIn(values, field).trim())
    .map((rule): Missing => ({ ...rule, isAdvice: false }))
  if ('correctionNote' in values && !typedIn(values, 'correctionNote').trim())
    missing.unshift({ field: 'correctionNote', words: 'what this corrects', isAdvice: false })
  const verdict = typedIn(values, 'verdict')
  const sources = typedSources(values)
  const unfinished = partsOfSource
    .filter(({ name }) => sources.some((source) => !source[name]?.trim()))
    .map(({ words }): Missing => ({ field: 'evidence', words, isAdvice: false }))
  const evidence = isVerdict(verdict) ? missingEvidence(verdict, sources) : []
  return [...missing, ...unfinished, ...evidence]
}

/** What every source needs, once anything of it is typed. */
const partsOfSource = [
  { name: 'url', words: 'the link of a source' },
  { name: 'title', words: 'the title of a source' },
  { name: 'stance', words: 'how a source bears on the claim' },
]

function missingEvidence(verdict: Verdict, sources: TypedSource[]): Missing[] {
  if (!needsEvidence(verdict)) return []
  if (sources.length === 0) return [{ field: 'evidence', words: 'at least one source', isAdvice: false }]
  const publishers = new Set(sources.map(publisherOf))
  return publishers.size < 2
    ? [{ field: 'evidence', words: 'a second, independent publisher', isAdvice: true }]
    : []
}

function publisherOf({ publisher = '', url = '' }: TypedSource): string {
  const name = publisher.trim().toLowerCase()
  return name || (URL.parse(url)?.hostname.replace(/^www\./, '') ?? url)
}
