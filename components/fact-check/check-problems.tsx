'use client'

import { problemWords } from '@/components/site/use-send'
import { type Problem, ProblemSummary } from '@/components/ui/problem-summary'
import { checkFieldNames } from '@/lib/fact-check/field-names'
import type { FieldProblems, FormState } from '@/lib/form'

const names: Record<string, string> = {
  ...checkFieldNames,
  url: 'link',
  title: 'title',
  publisher: 'publisher',
  stance: 'how it bears on the claim',
  archiveUrl: 'archived copy',
  readOn: 'read on',
}

type Answer = Extract<FormState<unknown>, { status: 'invalid' | 'refused' }>

/** What is wrong with a check, with a way to each field. */
export function CheckProblems({ state, problems }: { state: Answer; problems: FieldProblems }) {
  const list = Object.entries(problems).map(
    ([path, words]): Problem => ({ href: `#${path}`, words: `${nameOf(path)}: ${words}` }),
  )
  return <ProblemSummary title={titleOf(state)} problems={list} />
}

function titleOf(state: Answer): string {
  if (state.status === 'invalid') return 'Almost there. Please look at this again:'
  if (state.refusal !== 'conflict') return problemWords(state) ?? ''
  return 'A newer version was saved meanwhile. Nothing was sent: it stands below, and under it what you typed.'
}

function nameOf(path: string): string {
  const [list, index, field] = path.split('.')
  if (index === undefined) return names[path] ?? path
  return field
    ? `Source ${Number(index) + 1}, ${names[field] ?? field}`
    : `${names[list ?? ''] ?? list} ${Number(index) + 1}`
}
