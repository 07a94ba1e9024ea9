const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

/** A country as people call it, from its two letters; null where there are none, or they name no country. */
export function countryName(code: string | null): string | null {
  return code && /^[A-Z]{2}$/.test(code) ? (names.of(code) ?? null) : null
}
