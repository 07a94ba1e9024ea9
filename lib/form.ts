import type { Refusal, RefusalDetail } from '@/lib/result'
import type { z } from '@/lib/zod'

/** Plain sentences at the fields they belong to, by field path: `conclusion`, `evidence.0.url`. */
export type FieldProblems = Record<string, string>

/** What was typed, given back with every refusal so that nothing is lost. */
export type FormValues = Record<string, unknown>

/** Where a form stands after it was sent. */
export type FormState<Value> =
  | { status: 'idle' }
  | { status: 'invalid'; problems: FieldProblems; values: FormValues }
  | { status: 'refused'; refusal: Refusal; detail?: RefusalDetail; values: FormValues }
  | { status: 'done'; value: Value }

/** A state for whoever holds what was typed already, such as a page that asks in the background. */
export function withoutValues<Value>(state: FormState<Value>): FormAnswer<Value> {
  if (!('values' in state)) return state
  const { values: _, ...rest } = state
  return rest
}

export type FormAnswer<Value> =
  | Extract<FormState<Value>, { status: 'idle' | 'done' }>
  | Omit<Extract<FormState<Value>, { status: 'invalid' }>, 'values'>
  | Omit<Extract<FormState<Value>, { status: 'refused' }>, 'values'>

const listField = /^([a-z]\w*)\.(\d{1,3})\.([a-z]\w*)$/i

/**
 * A form's fields as one object. `name` is a field of its own; `list.3.name` is a field of the fourth row of a
 * list, whose empty rows are dropped. Next's own `$ACTION…` fields and files are left out; of a name that is there
 * twice the last counts.
 */
export function formValues(form: FormData): FormValues {
  const values: FormValues = Object.create(null)
  const lists = new Map<string, Map<number, Record<string, string>>>()
  for (const [name, value] of form) {
    if (typeof value !== 'string' || name.startsWith('$ACTION')) continue
    const row = listField.exec(name)
    if (!row) {
      values[name] = value
      continue
    }
    const [, list = '', index, field = ''] = row
    const rows = lists.get(list) ?? new Map<number, Record<string, string>>()
    lists.set(list, rows)
    rows.set(Number(index), { ...rows.get(Number(index)), [field]: value })
  }
  for (const [list, rows] of lists) {
    values[list] = [...rows]
      .sort(([a], [b]) => a - b)
      .map(([, row]) => row)
      .filter(({ stance: _, ...row }) => Object.values(row).some((value) => value.trim() !== ''))
  }
  return { ...values }
}

/**
 * Whether a name is there twice. No form of ours has such; what it means would depend on who reads it. Next's own are left
 * out: a form with two actions has some of them for each.
 */
export function hasTwice(form: FormData): boolean {
  const names = [...form.keys()].filter((name) => !name.startsWith('$ACTION'))
  return new Set(names).size < names.length
}

const strangeField = 'This form holds a field that does not belong to it. Reload the page and try again.'

/** The first problem of each field, by its path. */
export function problemsOf(error: z.ZodError): FieldProblems {
  const problems: FieldProblems = {}
  for (const issue of error.issues) {
    problems[issue.path.join('.')] ??= issue.code === 'unrecognized_keys' ? strangeField : issue.message
  }
  return problems
}

const secretFields = ['password', 'current', 'proof', 'code']

/** A state without passwords and codes: they are never sent back to the page. */
export function withoutPasswords<Value>(state: FormState<Value>): FormState<Value> {
  if (!('values' in state)) return state
  const kept = Object.entries(state.values).filter(([name]) => !secretFields.includes(name))
  return { ...state, values: Object.fromEntries(kept) }
}
