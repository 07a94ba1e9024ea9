import { v4 as newKey } from 'uuid'
import { describe, expect, it } from 'vitest'
import { flagInput } from './input'
import { flagReasonCodes, flagReasonLabel, flagReasons } from './reasons'

const report = (reasonCode: string, note?: string) =>
  flagInput.safeParse({ key: newKey(), target: 'comment', id: newKey(), reasonCode, note })

describe('flagInput', () => {
  it.each(flagReasonCodes.filter((code) => code !== 'other'))('takes “%s” without words', (code) => {
    expect(report(code).success).toBe(true)
    expect(report(code, 'Look at the link.').success).toBe(true)
  })

  it('takes “other” only with words', () => {
    expect(report('other', '  ').error?.issues).toMatchObject([{ path: ['note'] }])
    expect(report('other', 'It was written by a machine.').success).toBe(true)
  })

  it.each(['', 'wrong', 'Spam'])('refuses the reason “%s”', (code) => {
    expect(report(code).success).toBe(false)
  })
})

describe('flagReasons', () => {
  it('has words for every code, and keeps codes that left the list readable', () => {
    for (const { code, label, meaning } of flagReasons) {
      expect(flagReasonLabel(code)).toBe(label)
      expect(meaning).toMatch(/\.$/)
    }
    expect(flagReasonLabel('older')).toBe('older')
  })
})
