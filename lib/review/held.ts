/**
 * Why a comment waits for a moderator before others see it: `label` for the desk, `told` for its author. Stored with the
 * comment and with its case; kept in this order.
 */
export const heldReasons = [
  { code: 'article', label: 'Article is pre-moderated', told: 'all comments on this article do' },
  {
    code: 'author',
    label: 'Author is under pre-moderation',
    told: 'a moderator has decided that your comments do for now',
  },
  { code: 'new-member', label: 'New member', told: 'the first comments of everybody new here do' },
  {
    code: 'often-rejected',
    label: 'Much of what the author sent lately was turned down',
    told: 'much of what you sent in the last seven days was turned down',
  },
  { code: 'suspect-word', label: 'Holds a suspect word', told: 'it holds a word that is often misused' },
  { code: 'repeated', label: 'Same words again', told: 'you sent the same words a moment before' },
  {
    code: 'external',
    label: 'Held by the automatic check',
    told: 'the automatic check of this site was not sure about it',
  },
] as const

export type HeldCode = (typeof heldReasons)[number]['code']
export const heldCodes = heldReasons.map(({ code }) => code) as [HeldCode, ...HeldCode[]]

/** The words of a code for moderators; the code itself for one that is no longer in the list. */
export function heldLabel(code: string): string {
  return heldReasons.find((reason) => reason.code === code)?.label ?? code
}

/** Why their comment waits, for its author, in one sentence; a plain one when no code is known. */
export function heldWords(codes: readonly string[]): string {
  const told = heldReasons.filter(({ code }) => codes.includes(code)).map((reason) => reason.told)
  if (told.length === 0) return 'It waits for a moderator. Until then only you see it.'
  return `It waits for a moderator, because ${told.join(', and ')}. Until then only you see it.`
}
