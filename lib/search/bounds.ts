/** How many things are ranked: the newest that fit, and the newest whose title fits. */
export const mostRanked = { words: 200, title: 100 }
/** Of words in a row so many of the newest things that have the words are looked at for their order. */
export const mostCompared = 400
/** What is found is counted up to here. */
export const mostCounted = 100
