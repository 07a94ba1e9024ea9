import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { formValues, hasTwice, problemsOf } from '@/lib/form'

function formOf(...fields: [string, string][]): FormData {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  return form
}

describe('formValues', () => {
  it('gathers rows of a list in their order and drops the empty ones', () => {
    const form = formOf(
      ['claim', 'A'],
      ['evidence.2.url', 'https://b.example'],
      ['evidence.0.url', 'https://a.example'],
      ['evidence.0.title', 'A'],
      ['evidence.1.url', ' '],
      ['evidence.1.stance', 'supports'],
    )
    expect(formValues(form)).toEqual({
      claim: 'A',
      evidence: [{ url: 'https://a.example', title: 'A' }, { url: 'https://b.example' }],
    })
  })

  it('leaves out what Next adds, and files', () => {
    const form = formOf(['$ACTION_ID_abc', ''], ['body', 'x'])
    form.append('file', new Blob(['x']), 'x.txt')
    expect(formValues(form)).toEqual({ body: 'x' })
  })

  it('takes names of the prototype for names like any other', () => {
    const values = formValues(formOf(['__proto__', 'x'], ['constructor', 'y'], ['__proto__.0.role', 'admin']))
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype)
    expect(({} as { role?: string }).role).toBeUndefined()
    expect(Object.hasOwn(values, 'constructor')).toBe(true)
  })
})

describe('hasTwice', () => {
  it('sees a name that is there twice, also the same value', () => {
    expect(hasTwice(formOf(['id', 'a'], ['body', 'x']))).toBe(false)
    expect(hasTwice(formOf(['$ACTION_KEY', 'a'], ['$ACTION_KEY', 'b'], ['id', 'a']))).toBe(false)
    expect(hasTwice(formOf(['id', 'a'], ['body', 'x'], ['id', 'b']))).toBe(true)
    expect(hasTwice(formOf(['evidence.0.url', 'a'], ['evidence.1.url', 'a']))).toBe(false)
    expect(hasTwice(formOf(['evidence.0.url', 'a'], ['evidence.0.url', 'a']))).toBe(true)
  })
})

describe('problemsOf', () => {
  it('names each field by its path, with its first problem', () => {
    const schema = z.object({
      evidence: z.array(z.object({ url: z.string().min(9, 'Too short.').startsWith('h', 'No.') })),
    })
    const result = schema.safeParse({ evidence: [{ url: 'x' }] })
    expect(result.error && problemsOf(result.error)).toEqual({ 'evidence.0.url': 'Too short.' })
  })

  it('says of a field that the form does not have what to do, in words for people', () => {
    const result = z.strictObject({}).safeParse({ state: 'visible' })
    expect(result.error && problemsOf(result.error)).toEqual({
      '': 'This form holds a field that does not belong to it. Reload the page and try again.',
    })
  })
})
