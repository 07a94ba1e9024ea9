/**
 * Whether a part of an address can be the id of a stored thing (a UUID in lower case). PostgreSQL refuses to compare
 * anything else with one, so what isn't an id is unknown without asking.
 */
export function isId(candidate: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(candidate)
}

/** When the thing of a version 7 UUID was made, which begins with the milliseconds since 1970; null of anything else. */
export function madeAt(id: string): Date | null {
  return isId(id) && id[14] === '7' ? new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)) : null
}
