/**
 * Whether a part of an address can be the id of a stored thing (a UUID in lower case). PostgreSQL refuses to compare
 * anything else with one, so what isn't an id is unknown without asking.
 */
export function isId(candidate: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(candidate)
}
