import { readSetting, type SettingName, type Settings, settingNames } from '@/lib/setting/settings'
import { z } from '@/lib/zod'

const from = z
  .string({ error: 'This form has lost its version number. Reload the page.' })
  .regex(/^\d{1,9}$/, { error: 'This form has lost its version number. Reload the page.' })
  .transform(Number)

export type ChangeSettingInput = { name: SettingName; value: Settings[SettingName]; from: number }

/** A setting's new value, and the version that the form was opened on: 0 where the default counted. */
export const changeSettingInput: z.ZodType<ChangeSettingInput> = z
  .strictObject({ name: z.enum(settingNames), value: z.string().optional(), from })
  .transform(({ name, value, from }, context) => {
    const read = readSetting(name, value)
    if (read.ok) return { name, value: read.value, from }
    context.addIssue({ code: 'custom', message: read.problem, path: ['value'] })
    return z.NEVER
  })
