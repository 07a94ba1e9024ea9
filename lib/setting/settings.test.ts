import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeSettingInput } from '@/lib/setting/input'
import {
  defaults,
  readSetting,
  settingFields,
  settingNames,
  settingsFrom,
  settingWords,
} from '@/lib/setting/settings'

describe('the settings', () => {
  it.each(settingNames)('%s has a default that may be stored, and words', (name) => {
    expect(readSetting(name, defaults[name])).toEqual({ ok: true, value: defaults[name] })
    expect(settingFields[name].label).not.toBe('')
    expect(settingWords(name, defaults[name])).not.toBe('')
  })

  it('refuse what they cannot be, in a sentence', () => {
    for (const [name, raw] of [
      ['first-comments-held', '-1'],
      ['first-comments-held', ''],
      ['first-comments-held', '1.5'],
      ['rejection-hold-share', '30'],
      ['record-names', 'nobody'],
    ] as const)
      expect(readSetting(name, raw)).toMatchObject({ ok: false, problem: expect.stringMatching(/\.$/) })
  })

  it('are the defaults wherever the database holds nothing usable', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ name: fc.constantFrom('x', ...settingNames), value: fc.string() })),
        (rows) => {
          const settings = settingsFrom(rows)
          for (const name of settingNames) expect(readSetting(name, settings[name]).ok).toBe(true)
        },
      ),
    )
    expect(settingsFrom([{ name: 'repeat-minutes', value: 0 }])['repeat-minutes']).toBe(0)
  })

  it('come from a form with the problem at the value', () => {
    const form = { name: 'repeat-minutes', value: 'soon', from: '0' }
    expect(changeSettingInput.safeParse(form).error?.issues[0]?.path).toEqual(['value'])
    expect(changeSettingInput.parse({ ...form, value: '9' })).toEqual({
      name: 'repeat-minutes',
      value: 9,
      from: 0,
    })
  })
})
