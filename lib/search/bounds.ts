/** How many things are ranked: the newest that fit, and the newest whose title fits. */
export const mostRanked = { words: 400, title: 200 }
/** What is found is counted up to here. */
export const mostCounted = 100
