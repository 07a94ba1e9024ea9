import { problemWords } from '@/components/site/use-send'
import { ProblemSummary } from '@/components/ui/problem-summary'
import type { FormState } from '@/lib/form'
import { refusalWords } from '@/lib/refusal-words'

/** Each problem at its field; a refusal that names a field belongs to it. */
export function problemsIn(state: FormState<unknown>): Record<string, string> {
  if (state.status === 'invalid') return state.problems
  if (state.status !== 'refused' || !state.detail?.field) return {}
  return { [state.detail.field]: refusalWords(state.refusal, state.detail) }
}

/** What is wrong with a form as a whole, at its top. */
export function FormProblems({ state }: { state: FormState<unknown> }) {
  const problems = Object.entries(problemsIn(state)).map(([field, words]) => ({ href: `#${field}`, words }))
  if (problems.length > 0)
    return <ProblemSummary title="Almost there. Please look at this again:" problems={problems} />
  return state.status === 'refused' ? (
    <ProblemSummary title={problemWords(state) ?? ''} problems={[]} />
  ) : null
}
