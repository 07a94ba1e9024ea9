/**
 * The header of a request that no person made, such as this process asking for an open page who listens there: it does
 * not count as use. Whoever sends it themselves only shortens their own session.
 */
export const unattended = 'x-obelus-unattended'
