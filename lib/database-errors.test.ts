import { describe, expect, it } from 'vitest'
import { isOverdue, isSilent, isTaken, isUnreachable, isWriteConflict } from '@/lib/database-errors'

describe('isUnreachable', () => {
  it.each([
    ['a refused connection', { code: 'ECONNREFUSED' }],
    [
      'one inside the error of a sign-in',
      { cause: { err: { code: 'ECONNREFUSED' }, provider: 'credentials' } },
    ],
    ['one among several addresses', { errors: [{ code: 'ECONNREFUSED' }] }],
    [
      'a statement that took too long',
      { meta: { driverAdapterError: { cause: { originalCode: '57014' } } } },
    ],
    ['a pool without a free connection', new Error('timeout exceeded when trying to connect')],
  ])('knows %s', (_, error) => {
    expect(isUnreachable(error)).toBe(true)
  })

  it.each([[new Error('a bug')], [{ code: 'P2002' }], [null], ['text'], [undefined]])(
    'is not %j',
    (error) => {
      expect(isUnreachable(error)).toBe(false)
    },
  )

  it('ends on an error that is its own cause', () => {
    const error = new Error('round')
    error.cause = error
    expect(isUnreachable(error)).toBe(false)
  })
})

it('tells a statement that took too long from a database that is gone', () => {
  const tooLong = { meta: { driverAdapterError: { cause: { originalCode: '57014' } } } }
  expect([isOverdue(tooLong), isOverdue({ code: 'ECONNREFUSED' })]).toEqual([true, false])
})

it('tells a database that says nothing from one that refuses, is busy or full, or has cut a connection', () => {
  const silent = [
    { code: 'ETIMEDOUT' },
    new Error('Query read timeout'),
    new Error('Connection terminated due to connection timeout'),
  ]
  const heard = [
    { code: 'ECONNREFUSED' },
    { originalCode: '57014' },
    { originalCode: '53100' },
    { originalCode: '57P01' },
    { code: 'P2028' },
    new Error('timeout exceeded when trying to connect'),
  ]
  expect([...silent, ...heard].map(isUnreachable)).not.toContain(false)
  expect([...silent, ...heard].map(isSilent)).toEqual([...silent.map(() => true), ...heard.map(() => false)])
})

it('tells apart what the database asks to repeat and what a unique rule refused', () => {
  expect([isWriteConflict({ code: 'P2034' }), isTaken({ code: 'P2034' })]).toEqual([true, false])
  expect([isWriteConflict({ code: 'P2002' }), isTaken({ code: 'P2002' })]).toEqual([false, true])
})
