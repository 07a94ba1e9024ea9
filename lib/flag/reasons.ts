/** Why something is reported: a code from a closed list, what it means, and whether it says enough without words. */
export type FlagReason = { code: string; label: string; meaning: string; needsWords: boolean }

/**
 * The closed list of reasons for a report. A reader chooses one; the desk sorts by it. Being wrong is no reason: a
 * wrong claim is answered by a fact-check. `other` needs words, since it says nothing by itself.
 */
export const flagReasons = [
  { code: 'spam', label: 'Spam', meaning: 'Advertises, or was posted in many places.', needsWords: false },
  {
    code: 'abusive',
    label: 'Abusive',
    meaning: 'Insults, threatens or harasses somebody, or incites against a group.',
    needsWords: false,
  },
  {
    code: 'off-topic',
    label: 'Off topic',
    meaning: 'Has nothing to do with the paragraph.',
    needsWords: false,
  },
  {
    code: 'misleading',
    label: 'Misleading',
    meaning: 'Passes off something as true, sourced or quoted that is not.',
    needsWords: false,
  },
  {
    code: 'personal-data',
    label: 'Personal data',
    meaning: 'Shows an address, a number or the like of a private person.',
    needsWords: false,
  },
  { code: 'other', label: 'Something else', meaning: 'Say what in a few words.', needsWords: true },
] as const satisfies readonly FlagReason[]

export type FlagReasonCode = (typeof flagReasons)[number]['code']
export const flagReasonCodes = flagReasons.map(({ code }) => code) as [FlagReasonCode, ...FlagReasonCode[]]

/** What becomes of a report. The words are those of the database (`flag_state_known`). */
export const flagStates = ['open', 'upheld', 'dismissed'] as const

/** The words of a reason; the code itself for one that has left the list, so that old reports stay readable. */
export function flagReasonLabel(code: string): string {
  return flagReasons.find((reason) => reason.code === code)?.label ?? code
}
