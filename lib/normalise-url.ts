import normalizeUrl from 'normalize-url'

/** Parameters by which senders follow readers; no page depends on them. */
const tracking = [
  /^utm_\w+$/i,
  /^(fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|ttclid|yclid|li_fat_id|igshid|igsh)$/i,
  /^(gad_source|gad_campaignid|mc_cid|mc_eid|mkt_tok|vero_id|_hsenc|_hsmi|ref_src)$/i,
]

/**
 * The one spelling of an address under which two links to the same page meet: host in lower case, no default port, no
 * fragment, no user name, no tracking parameters, the query sorted, no trailing slash. Scheme, "www." and the case of
 * the path stay, since sites may answer differently there. Null for what is no address of the web (http or https).
 */
export function normaliseUrl(address: string): string | null {
  const typed = address.trim()
  if (!/^https?:\/\/./i.test(typed) || !URL.canParse(typed)) return null
  const url = new URL(typed)
  // A question mark with nothing behind it asks nothing.
  if (url.search === '') url.search = ''
  const name = normalizeUrl(url.href, { stripHash: true, stripWWW: false, removeQueryParameters: tracking })
  // What one step leaves bare may be the next one's work, as the question mark of `?/` is.
  return name === typed ? name : normaliseUrl(name)
}

/**
 * For each of a list of links the index of the first earlier one that leads to the same page, or null. What is empty
 * or no address is nobody's double.
 */
export function doublesAmong(links: readonly string[]): (number | null)[] {
  const first = new Map<string, number>()
  return links.map((link, index) => {
    const name = normaliseUrl(link)
    if (name === null) return null
    const earlier = first.get(name)
    if (earlier === undefined) first.set(name, index)
    return earlier ?? null
  })
}
