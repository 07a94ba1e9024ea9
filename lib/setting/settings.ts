import { recordNames } from '@/lib/record/names'
import { z } from '@/lib/zod'

/**
 * What an installation decides about itself while it runs; what it needs to start is in `lib/env.ts`. Each has a
 * schema for what a form sends and what is stored, the words at its field, and what counts until somebody changes it.
 */
export type SettingField = {
  label: string
  explanation: string
  /** What its number counts; null for a choice. */
  unit: string | null
  choices?: readonly { value: string; label: string }[]
}

function whole(min: number, max: number) {
  const error = `Write a whole number from ${min} to ${max}.`
  return z.coerce.number({ error }).pipe(z.int({ error }).min(min, { error }).max(max, { error }))
}

function share() {
  const error = 'Write a share from 0 to 1, like 0.3 for 30 per cent.'
  return z.coerce.number({ error }).pipe(z.number({ error }).min(0, { error }).max(1, { error }))
}

const schemas = {
  'review-target-hours': whole(1, 24 * 30),
  'second-opinion-share': whole(0, 1_000),
  'first-comments-held': whole(0, 20),
  'rejection-hold-share': share(),
  'rejection-hold-minimum': whole(1, 1_000),
  'repeat-minutes': whole(0, 24 * 60),
  'record-names': z.enum(recordNames, { error: 'Choose one of the two.' }),
  'second-step': z.enum(['required', 'optional'], { error: 'Choose one of the two.' }),
} as const

export type SettingName = keyof typeof schemas
export type Settings = { [Name in SettingName]: z.output<(typeof schemas)[Name]> }

export const defaults: Settings = {
  'review-target-hours': 24,
  'second-opinion-share': 0,
  'first-comments-held': 2,
  'rejection-hold-share': 0.3,
  'rejection-hold-minimum': 5,
  'repeat-minutes': 6,
  'record-names': 'handle',
  'second-step': 'required',
}

export const settingFields: Record<SettingName, SettingField> = {
  'review-target-hours': {
    label: 'Time to a decision',
    explanation: 'What waits longer stands out at the desk as overdue.',
    unit: 'hours',
  },
  'second-opinion-share': {
    label: 'Second opinions',
    explanation:
      'One check in so many is decided by two moderators who do not see each other’s opinion. 0 for none; checks that may do great harm always are.',
    unit: 'checks',
  },
  'first-comments-held': {
    label: 'First comments that wait',
    explanation:
      'A member’s comments wait for a moderator until so many of their comments and checks have appeared. 0 lets everybody’s appear at once.',
    unit: 'comments',
  },
  'rejection-hold-share': {
    label: 'Share of rejections',
    explanation:
      'The comments of a member wait while this share of what was decided of theirs in seven days was turned down. 0 switches it off.',
    unit: 'share',
  },
  'rejection-hold-minimum': {
    label: 'Decisions needed for it',
    explanation: 'Fewer decisions in seven days than this say nothing about anybody.',
    unit: 'decisions',
  },
  'repeat-minutes': {
    label: 'Same words again',
    explanation:
      'Whoever sends the same comment again within this time is asked to think again; sent once more, it waits for a moderator. 0 switches it off.',
    unit: 'minutes',
  },
  'record-names': {
    label: 'Names in the public record',
    explanation: 'Whether the record names moderators, or only says that a moderator did it.',
    unit: null,
    choices: [
      { value: 'handle', label: 'By name' },
      { value: 'role', label: 'As “a moderator”' },
    ],
  },
  'second-step': {
    label: 'Second step for moderators and admins',
    explanation:
      'Whether they need a passkey or an authenticator app beside their password. Those who have neither are led to setting one up, and may do what members may until they have.',
    unit: null,
    choices: [
      { value: 'required', label: 'Required' },
      { value: 'optional', label: 'Up to them' },
    ],
  },
}

export const settingNames = Object.keys(schemas) as [SettingName, ...SettingName[]]

/** A value as a form or the database holds it, checked; a sentence that says what is wrong otherwise. */
export function readSetting<Name extends SettingName>(
  name: Name,
  raw: unknown,
): { ok: true; value: Settings[Name] } | { ok: false; problem: string } {
  const isBlank = typeof raw === 'string' && raw.trim() === ''
  const parsed = schemas[name].safeParse(isBlank ? undefined : raw)
  if (parsed.success) return { ok: true, value: parsed.data as Settings[Name] }
  return { ok: false, problem: parsed.error.issues[0]?.message ?? 'This cannot be stored.' }
}

/** All settings from what is stored; the default where nothing is, or where it is no longer a value that can be. */
export function settingsFrom(stored: readonly { name: string; value: unknown }[]): Settings {
  const settings: Record<string, unknown> = { ...defaults }
  for (const { name, value } of stored) {
    if (!settingNames.includes(name as SettingName)) continue
    const read = readSetting(name as SettingName, value)
    if (read.ok) settings[name] = read.value
  }
  return settings as Settings
}

/** A value in words, with what it counts. */
export function settingWords(name: SettingName, value: unknown): string {
  const { unit, choices } = settingFields[name]
  const choice = choices?.find((one) => one.value === value)
  return choice?.label ?? (unit === 'share' || unit === null ? String(value) : `${value} ${unit}`)
}
