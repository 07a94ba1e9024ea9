/** How long a claimed case stays with its moderator without a sign of life (docs/domain.md). */
export const leaseMinutes = 15
