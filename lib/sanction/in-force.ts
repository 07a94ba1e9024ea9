/** Which sanctions are in force at a moment: begun, not over, not lifted. As a condition of the database client. */
export function inForceAt(now: Date) {
  return {
    liftedAt: null,
    startsAt: { lte: now },
    OR: [{ endsAt: null }, { endsAt: { gt: now } }],
  }
}
