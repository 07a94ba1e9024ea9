import type { IncomingMessage } from 'node:http'
import ipaddr from 'ipaddr.js'

type Network = [ipaddr.IPv4 | ipaddr.IPv6, number]

/** The proxies whose word is taken for where a request comes from: addresses and networks, separated by commas. */
export function readProxies(setting: string | undefined): Network[] {
  return (setting ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      if (part.includes('/')) return ipaddr.parseCIDR(part)
      const address = ipaddr.process(part)
      return [address, address.kind() === 'ipv4' ? 32 : 128]
    })
}

/**
 * Where a request comes from, as limits count it: an IPv4 address, or the /64 of an IPv6 address, which is what one
 * household or one rented machine has. That is the other end of the connection, unless that is a trusted proxy: then it
 * is the last address in `X-Forwarded-For` that is none. What stands before it anybody may have written.
 */
export function addressOf(request: IncomingMessage, proxies: Network[]): string {
  const hops = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((hop) => parse(hop.trim()))
  let address = parse(request.socket.remoteAddress ?? '')
  while (address && isTrusted(address, proxies)) {
    const before = hops.pop()
    if (!before) break
    address = before
  }
  return address ? keyOf(address) : 'unknown'
}

/**
 * The country that a request comes from, as two letters: as a trusted proxy says it in a header of its own, and null where
 * none does. `XX` and `ZZ` are how proxies say that they do not know, and `T1` is no country but Tor.
 */
export function countryOf(
  request: IncomingMessage,
  proxies: Network[],
  header: string | undefined,
): string | null {
  const said = String((header && request.headers[header]) ?? '').toUpperCase()
  if (!/^(?!XX|ZZ)[A-Z]{2}$/.test(said)) return null
  const neighbour = parse(request.socket.remoteAddress ?? '')
  return neighbour && isTrusted(neighbour, proxies) ? said : null
}

function parse(text: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  return ipaddr.isValid(text) ? ipaddr.process(text) : null
}

function isTrusted(address: ipaddr.IPv4 | ipaddr.IPv6, proxies: Network[]): boolean {
  return proxies.some(([network, bits]) => address.kind() === network.kind() && address.match(network, bits))
}

function keyOf(address: ipaddr.IPv4 | ipaddr.IPv6): string {
  if (!(address instanceof ipaddr.IPv6)) return address.toString()
  const half = address.parts.slice(0, 4).map((part) => part.toString(16))
  return `${half.join(':')}::/64`
}
