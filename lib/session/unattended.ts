/**
 * The header of a request that no person made, such as one that an open page makes by its own clock: it does
 * not count as use. Whoever sends it themselves only shortens their own session.
 */
export const unattended = 'x-obelus-unattended'
