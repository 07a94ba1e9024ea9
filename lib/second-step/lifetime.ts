/** How long the second step may take after the first, in seconds. */
export const halfwaySeconds = 5 * 60
