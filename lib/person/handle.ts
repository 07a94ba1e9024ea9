/** What a handle looks like: 3 to 30 letters, digits or hyphens, none of the hyphens at an end. In lower case. */
export const handlePattern = /^[a-z0-9](?:[a-z0-9-]{1,28})[a-z0-9]$/

/** Whether a part of an address can be somebody's handle; what cannot is unknown without asking the database. */
export function isHandle(candidate: string): boolean {
  return handlePattern.test(candidate)
}
