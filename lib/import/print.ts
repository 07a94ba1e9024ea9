/**
 * A print of the words of an article: sixteen numbers, of which two articles share at least one when they are nearly the
 * same, and hardly ever when they are not. A database finds those that share one by an index.
 *
 * The words are taken in runs of four (shingles). How many runs two texts have in common, of all that either has, is
 * their similarity (Jaccard). Of 64 orders of all runs the first one is kept (MinHash; A. Z. Broder, “On the resemblance
 * and containment of documents”, 1997): two texts agree in each with the probability of their similarity. Four of them
 * together make one number (locality-sensitive hashing): at a similarity of 0.85 two prints share none of sixteen once in
 * two hundred thousand pairs, at 0.3 they share one in an eighth of them. So a shared number is a reason to compare, and
 * never an answer; see `similarity`.
 */
export function printOf(paragraphs: readonly Words[]): number[] {
  const runs = [...runsOf(paragraphs)]
  if (runs.length < fewest) return []
  const least = orders.map(([factor, shift]) => leastOf(runs, factor, shift))
  return Array.from({ length: bands }, (_, band) =>
    least.slice(band * rows, (band + 1) * rows).reduce((hash, one) => mix(hash ^ one), band + 1),
  )
}

/** How alike two texts are, by the runs of words that they share: 1 for the same words, 0 when they share no run. */
export function similarity(one: readonly Words[], other: readonly Words[]): number {
  const [mine, theirs] = [runsOf(one), runsOf(other)]
  if (mine.size === 0 || theirs.size === 0) return 0
  let shared = 0
  for (const run of mine) if (theirs.has(run)) shared += 1
  return shared / (mine.size + theirs.size - shared)
}

/** From how alike on two texts are the same article, in another version. */
export const sameFrom = 0.85

type Words = { text: string }

const [bands, rows, length] = [16, 4, 4]
/** A text with fewer runs says too little of itself: a line of a table may stand in many articles. */
const fewest = 30
/** Of longer texts the beginning is enough to know them. */
const most = 6_000

const orders = Array.from({ length: bands * rows }, (_, at): [number, number] => [
  mix(at * 2 + 1) | 1,
  mix(at * 2 + 2),
])

/** The runs of a text as numbers: words in lower case, and single characters where a script sets no spaces. */
function runsOf(paragraphs: readonly Words[]): Set<number> {
  const words: number[] = []
  for (const { text } of paragraphs) {
    for (const [word] of text.toLowerCase().matchAll(wordPattern)) words.push(hashOf(word))
    if (words.length >= most) break
  }
  const runs = new Set<number>()
  for (let at = 0; at + length <= Math.min(words.length, most); at += 1) {
    let run = 0
    for (let next = at; next < at + length; next += 1) run = mix(run ^ (words[next] ?? 0))
    runs.add(run)
  }
  return runs
}

const wordPattern = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]|[\p{L}\p{M}\p{N}]+/gu

function leastOf(runs: readonly number[], factor: number, shift: number): number {
  let least = 0x7fffffff
  for (const run of runs) least = Math.min(least, mix(Math.imul(run, factor) + shift))
  return least
}

/** FNV-1a of the UTF-16 units of a word. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return hash | 0
}

/** The last steps of MurmurHash3: every bit of a number changes every other. Signed, as PostgreSQL's `integer` is. */
function mix(number: number): number {
  let hash = number | 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) | 0
}
