import { describe, expect, it } from 'vitest'
import { missingIn } from './typed'

const source = (url: string, publisher = '') => ({
  url,
  publisher,
  title: 'A title',
  stance: 'refutes',
})
const whole = {
  claim: 'A claim.',
  verdict: 'false',
  conclusion: 'A conclusion.',
  explanation: 'Why.',
  evidence: [source('https://a.example/1'), source('https://b.example/1')],
}
const wordsOf = (values: Record<string, unknown>) =>
  missingIn({ ...whole, ...values }).map(({ words }) => words)

describe('what is missing from a check', () => {
  it('is nothing when every field is filled', () => {
    expect(wordsOf({})).toEqual([])
  })

  it('is everything demanded, in the order of the form, when nothing is typed', () => {
    expect(missingIn({}).map(({ field }) => field)).toEqual(['claim', 'verdict', 'conclusion', 'explanation'])
  })

  it('takes white space for nothing', () => {
    expect(wordsOf({ conclusion: ' \n ' })).toEqual(['a conclusion'])
  })

  it('is a source, unless the verdict rests on none', () => {
    expect(wordsOf({ evidence: [] })).toEqual(['at least one source'])
    expect(wordsOf({ evidence: [], verdict: 'opinion' })).toEqual([])
    expect(wordsOf({ evidence: [], verdict: 'unverifiable' })).toEqual([])
  })

  it('advises a second publisher without demanding it', () => {
    const missing = missingIn({
      ...whole,
      evidence: [source('https://www.a.example/1'), source('https://a.example/2')],
    })
    expect(missing).toMatchObject([{ isAdvice: true, field: 'evidence' }])
  })

  it('tells publishers apart by name before their links', () => {
    expect(
      wordsOf({ evidence: [source('https://a.example/1', 'One'), source('https://a.example/2', 'Two')] }),
    ).toEqual([])
    expect(
      wordsOf({ evidence: [source('https://a.example/1', 'One'), source('https://b.example/2', 'one ')] }),
    ).toHaveLength(1)
  })

  it('survives links that are none', () => {
    expect(wordsOf({ evidence: [source('nonsense'), source('more of it')] })).toEqual([])
  })

  it('is what a source that was begun still needs, said once', () => {
    const begun = [{ url: 'https://a.example' }, { title: 'A title', publisher: 'B' }]
    expect(wordsOf({ evidence: begun })).toEqual([
      'the link of a source',
      'the title of a source',
      'how a source bears on the claim',
    ])
  })
})
