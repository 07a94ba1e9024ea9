/** Where a request goes. `host` is without the brackets of IPv6. `isAllowed`: the allow-list of the tests names it. */
export type Target = { url: URL; host: string; isAllowed: boolean }

const longest = 2_000
const ports: Record<string, string> = { 'http:': '80', 'https:': '443' }

/**
 * The target that an address names, or null where it may name none: anything but http and https, a user name or
 * password, a port other than 80 and 443, a stray character, no host. `base` is the page that redirects there; without it
 * the address must be whole. `allowed` holds `host:port` pairs whose port may be another. What numbers stand behind the
 * host is not judged here: the URL standard has by now turned decimal, octal and hexadecimal spellings into plain IPv4.
 */
export function readTarget(address: string, allowed: ReadonlySet<string>, base?: URL): Target | null {
  if (address.length > longest || /[\s\\\p{Cc}]/u.test(address)) return null
  if (!base && !/^https?:\/\/[^/]/i.test(address)) return null
  const url = URL.parse(address, base?.href)
  if (!url || !(url.protocol in ports) || url.username || url.password || !url.hostname) return null
  const port = url.port || (ports[url.protocol] ?? '')
  const isAllowed = allowed.has(`${url.hostname}:${port}`)
  if (!isAllowed && port !== '80' && port !== '443') return null
  url.hash = ''
  return { url, host: url.hostname.replace(/^\[|\]$/g, ''), isAllowed }
}
