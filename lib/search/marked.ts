/** A stretch of text, found or not. */
export type Marked = { text: string; isHit: boolean }

/** The marks that the database puts around what was found, and around what it must not take for letters. */
export const hitBegins = '\u0001'
export const hitEnds = '\u0002'
const apart = '\u0003'

/**
 * A text in which the database has marked what was found, as stretches. Marks that stand against each other become one;
 * an end without a beginning, and a beginning without an end, change nothing but the stretch they stand in.
 */
export function readMarked(text: string): Marked[] {
  const [before = '', ...rest] = text
    .replaceAll(apart, '')
    .replaceAll(hitEnds + hitBegins, '')
    .split(hitBegins)
  const stretches = rest.flatMap((stretch) => {
    const [hit = '', ...after] = stretch.split(hitEnds)
    return [
      { text: hit, isHit: true },
      { text: after.join(''), isHit: false },
    ]
  })
  return [{ text: before.replaceAll(hitEnds, ''), isHit: false }, ...stretches].filter(
    ({ text }) => text !== '',
  )
}
