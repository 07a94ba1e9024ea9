import ipaddr from 'ipaddr.js'

/**
 * Whether an IP address is one of the public internet: the only kind this site connects to for people. Everything that
 * IANA's special-purpose registries set apart is refused (private, loopback, link-local, shared, multicast,
 * documentation, benchmarking, reserved, unspecified), and so is every IPv6 form that carries another address inside
 * (IPv4-mapped and -compatible, NAT64, 6to4, Teredo): they are doors to the IPv4 address in them. Of IPv6 only 2000::/3
 * has been given out at all (RFC 4291). Numbers in other spellings than four decimals or plain IPv6, and addresses with
 * a zone, are refused: no resolver answers so.
 */
export function isPublicAddress(address: string): boolean {
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) return ipaddr.IPv4.parse(address).range() === 'unicast'
  if (address.includes('%') || !ipaddr.IPv6.isValid(address)) return false
  const parsed = ipaddr.IPv6.parse(address)
  return parsed.range() === 'unicast' && parsed.match(ipaddr.IPv6.parse('2000::'), 3)
}

/** Whether an address is this very machine: what the allow-list of the tests may open, and nothing else. */
export function isLoopbackAddress(address: string): boolean {
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) return ipaddr.IPv4.parse(address).range() === 'loopback'
  return (
    !address.includes('%') &&
    ipaddr.IPv6.isValid(address) &&
    ipaddr.IPv6.parse(address).range() === 'loopback'
  )
}
