/**
 * The style rules by which words and what is said of them light each other, for the pointers `from` to `to` (excluded)
 * of a paragraph: hovering, focusing or following a link to either lights both, and nothing else. Rules instead of a
 * script, so that it works before, and without, JavaScript. `.pairs` is what holds both.
 */
export function pairRules(from: number, to: number): string {
  let rules = ''
  for (let n = from; n < to; n += 1) {
    const beside = `[data-n="${n}"]`
    const words = `mark[data-of~="${n}"]`
    rules += `.pairs:has(${beside}:is(:hover,:focus-within,:target)) ${words}{background-color:var(--tone-wash,var(--lit))}`
    rules += `.pairs:has(:is(${words}:hover,.note-ref${beside}:is(:focus,:target))) ${beside}:not(.note-ref){background:var(--hover);box-shadow:0 0 0 .4rem var(--hover)}`
  }
  return rules
}
