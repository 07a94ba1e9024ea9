/** What a handle looks like: 3 to 30 letters, digits or hyphens, none of the hyphens at an end. In lower case. */
export const handlePattern = /^[a-z0-9](?:[a-z0-9-]{1,28})[a-z0-9]$/

/** Whether a part of an address can be somebody's handle; what cannot is unknown without asking the database. */
export function isHandle(candidate: string): boolean {
  return handlePattern.test(candidate)
}

/** What a person is called who has deleted their account; what they published stays under it. */
export const formerName = 'Former member'
const formerPrefix = 'former-'

/** The handle of a person who has left, from eight or more random letters and digits. */
export function formerHandle(random: string): string {
  return `${formerPrefix}${random}`
}

/** Whether a handle would say of somebody that they have left. */
export function isReserved(handle: string): boolean {
  return handle.startsWith(formerPrefix)
}
