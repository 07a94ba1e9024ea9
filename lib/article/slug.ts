import slugify from '@sindresorhus/slugify'

/** The most characters of a slug; with the site's address and `/articles/` it still fits a search result. */
export const maxSlugLength = 80

/** What stands at the workbench beside articles, and so is the name of none. */
export const reservedSlugs: readonly string[] = ['new', 'feeds']

/**
 * The part of an article's address that is made of its title: lower-case ASCII words joined by hyphens, at most 80
 * characters, cut between words (a first word longer than that is cut inside). Letters are transliterated where the
 * library knows how (é, ß, Cyrillic, Greek, Arabic …). A title of which nothing is left (Chinese, Japanese, emoji)
 * gives 'article'. Not unique: whoever stores it adds a number to the second of two equal ones.
 */
export function slugOf(title: string): string {
  const words = slugify(title, { decamelize: false })
  if (!words) return 'article'
  if (words.length <= maxSlugLength) return words
  const cut = words.slice(0, maxSlugLength + 1).lastIndexOf('-')
  return words.slice(0, cut > 0 ? cut : maxSlugLength)
}

/** Whether a slug that a person chose can stand in an address: what `slugOf` could have made. */
export function isSlug(word: string): boolean {
  return word.length <= maxSlugLength && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(word)
}
