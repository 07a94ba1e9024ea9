/**
 * The style rules by which words and what is said of them light each other, for the pointers `from` to `to` (excluded)
 * of a paragraph: hovering, focusing or following a link to either lights both, and nothing else. Rules instead of a
 * script, so that it works before, and without, JavaScript. `.pairs` is what holds both; what stands in the sheet, away
 * from its paragraph, is named by `data-lit`.
 */
export function pairRules(from: number, to: number): string {
  let rules = ''
  for (let n = from; n < to; n += 1) {
    const beside = `[data-n="${n}"]`
    const words = `mark[data-of~="${n}"]`
    rules += `:is(.pairs:has(${beside}:is(:hover,:focus-within,:target)),.pairs[data-lit="${n}"]) ${words}{background-color:var(--tone-wash,var(--lit))}`
    rules += `.pairs:has(:is(${words}:hover,.note-ref${beside}:is(:focus,:target))) ${beside}:not(.note-ref){background:var(--hover);box-shadow:0 0 0 .4rem var(--hover)}`
  }
  return rules && `@media screen{${rules}}`
}
