/** The most missed events that are told one by one; whoever missed more is told to look anew. */
export const mostMissed = 500
