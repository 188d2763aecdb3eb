import ipaddr from 'ipaddr.js'

/** Of IPv6, all that is given to anybody so far. */
const GIVEN = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * Whether an address is anybody's on the Internet: none of the special ones (IANA's registries), so neither private nor of this
 * machine, nor of a cloud's own services. An IPv4 address inside an IPv6 one counts as what it is; those that reach IPv4 by a
 * detour (6to4, Teredo, NAT64) are none.
 */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  if (parsed.range() !== 'unicast') return false
  return parsed instanceof ipaddr.IPv4 || parsed.match(GIVEN)
}
