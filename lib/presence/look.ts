/** How often an open case says that it is still looked at, in seconds. */
export const lookEverySeconds = 10

/** After how many seconds without such a word somebody no longer counts as looking: two of them may be lost. */
export const lookLastsSeconds = 25

/** Who else looks, in words: "ola is looking", "ola and lena are looking"; empty for nobody. */
export function sayLooking(names: readonly string[]): string {
  const [first, second] = names
  if (!first) return ''
  if (!second) return `${first} is looking`
  if (names.length === 2) return `${first} and ${second} are looking`
  return `${first}, ${second} and ${names.length - 2} more are looking`
}
