import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { codePointLength } from '@/lib/text'

/** What is true of an annotation after an edit. `exact` null: the paragraph as a whole. Places count from 0. */
export type Truth =
  | { fits: 'same' | 'changed'; at: number; exact: string | null; nth: number }
  | { fits: 'gone' }
export type Label = {
  isJudged: boolean
  at: number
  exact: string | null
  start: number
  truth: Truth
  line: string
}
export type Edit = { name: string; was: string[]; is: string[]; labels: Label[] }

const folder = path.resolve(import.meta.dirname, 'edits')

/** All labelled edits of `test/corpus/edits`, whose README says how they are written. */
export function readEdits(): Edit[] {
  return readdirSync(folder)
    .filter((name) => name !== 'README.md')
    .flatMap((name) => {
      const [text = '', ...edits] = readFileSync(path.join(folder, name), 'utf8').split(/^== /m)
      const was = text.trim().split('\n').slice(2)
      return edits.map((edit) => readEdit(edit, was, name))
    })
}

function readEdit(source: string, was: string[], file: string): Edit {
  const [name = '', ...lines] = source.trimEnd().split('\n')
  const is = [...was]
  const labels: Label[] = []
  for (const line of lines.filter(Boolean)) {
    const parts = line.split(/ \| ?/)
    const [what = '', one = '', other = ''] = parts[0]?.split(' ') ?? []
    if (what === 'verdict' || what === 'remark') labels.push(labelOf(parts, was, line))
    else change(is, what, Number(one) - 1, Number(other) - 1, parts.slice(1))
  }
  return { name: `${file.replace('.txt', '')}: ${name}`, was, is, labels }
}

function change(is: string[], what: string, at: number, to: number, [one = '', other = '']: string[]) {
  const text = is[at] ?? ''
  const place = text.indexOf(one)
  if (what !== 'insert' && (is[at] === undefined || place < 0))
    throw new Error(`There is no “${one}” in: ${text}`)
  if (what === 'replace')
    is[at] = text
      .replace(one, () => other)
      .replace(/ {2}/g, ' ')
      .trim()
  else if (what === 'insert') is.splice(at, 0, one)
  else if (what === 'delete') is.splice(at, 1)
  else if (what === 'split') is.splice(at, 1, text.slice(0, place).trim(), text.slice(place).trim())
  else if (what === 'merge') is.splice(at, 2, `${text} ${is[at + 1]}`)
  else if (what === 'move') is.splice(to, 0, ...is.splice(at, 1))
  else throw new Error(`What is “${what}”?`)
}

function labelOf(
  [head = '', words = '', then = '', found = words]: string[],
  was: string[],
  line: string,
): Label {
  const [kind, at] = head.split(' ')
  const [fits = '', place] = then.split(' ')
  const { exact, nth } = wordsOf(words)
  const text = was[Number(at) - 1] ?? ''
  const start = exact === null ? 0 : placeOf(text, exact, nth)
  if (start < 0) throw new Error(`“${words}” is not in: ${text}`)
  const truth: Truth =
    fits === 'gone'
      ? { fits }
      : { fits: fits as 'same' | 'changed', at: Number(place) - 1, ...wordsOf(found) }
  return {
    isJudged: kind === 'verdict',
    at: Number(at) - 1,
    exact,
    start: codePointLength(text.slice(0, start)),
    truth,
    line,
  }
}

function wordsOf(words: string): { exact: string | null; nth: number } {
  const [exact = '', nth = '1'] = words.split('@')
  return { exact: exact.trim() === '*' ? null : exact.trim(), nth: Number(nth) }
}

/** Where words stand in a text for the n-th time, in UTF-16 units. */
export function placeOf(text: string, words: string, nth: number): number {
  let at = -1
  for (let count = 0; count < nth; count += 1) at = text.indexOf(words, at + 1)
  return at
}
