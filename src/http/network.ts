import { BlockList, isIP, type LookupFunction } from 'node:net'

/** A kind of network that is not the public internet. */
export type Network = (typeof ranges)[number][0]

/**
 * The first range that contains an address counts. The ranges are those of the IANA registries of special-purpose
 * addresses (RFC 6890). Three clouds give their metadata service an address that is not link-local: Azure, Alibaba Cloud
 * and AWS.
 */
const ranges = [
  ['metadata service', ['168.63.129.16/32', '100.100.100.200/32', 'fd00:ec2::/32']],
  ['link-local', ['169.254.0.0/16', 'fe80::/10']],
  ['loopback', ['127.0.0.0/8', '::1/128']],
  ['private', ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7', 'fec0::/10']],
  ['carrier-grade NAT', ['100.64.0.0/10']],
  ['unspecified', ['0.0.0.0/8', '::/128']],
] as const

let blockLists: ReturnType<typeof createBlockLists> | undefined

function createBlockLists(): readonly (readonly [Network, BlockList])[] {
  return ranges.map(([network, blocks]) => [network, blockListOf(blocks.flatMap(withIpv6Forms))])
}

function blockListOf(blocks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const block of blocks) {
    const [address = '', length] = block.split('/')
    list.addSubnet(address, Number(length), familyOf(address))
  }
  return list
}

/**
 * A block of IPv4 addresses, and the blocks of IPv6 addresses that lead there: compatible (RFC 4291), translated
 * (RFC 2765, 6052 and 8215) and 6to4 (RFC 3056). A `BlockList` itself finds the mapped ones (`::ffff:0:0/96`).
 */
function withIpv6Forms(block: string): readonly string[] {
  const [address = '', length] = block.split('/')
  if (familyOf(address) === 'ipv6') return [block]
  const inEnd = ['::', '::ffff:0:', '64:ff9b::', '64:ff9b:1::'].map(
    (prefix) => `${prefix}${address}/${96 + Number(length)}`,
  )
  const hex = address.split('.').map((part) => Number(part).toString(16).padStart(2, '0'))
  const [a, b, c, d] = hex
  return [block, ...inEnd, `2002:${a}${b}:${c}${d}::/${16 + Number(length)}`]
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 4 ? 'ipv4' : 'ipv6'
}

/** The network of an IP address, or undefined if it is public. */
export function networkOfAddress(address: string): Network | undefined {
  // Few runs need the lists, and they take 3 milliseconds to build.
  blockLists ??= createBlockLists()
  return blockLists.find(([, list]) => list.check(address, familyOf(address)))?.[0]
}

/**
 * The network of a URL's `hostname`, or undefined if it is a public address or a name that must be looked up. The URL
 * parser writes every spelling of an IPv4 address in the same way (`0x7f.1` becomes `127.0.0.1`).
 */
export function networkOfHost(hostname: string): Network | undefined {
  const host = hostname.replace(/^\[|\]$|\.$/g, '')
  if (isIP(host) !== 0) return networkOfAddress(host)
  return /^(.*\.)?localhost$/.test(host) ? 'loopback' : undefined
}

/** A request would leave the networks that it is allowed to reach. Nothing was sent. */
export class ForbiddenNetworkError extends Error {}

/** Throws a `ForbiddenNetworkError` if a URL's `hostname` is in a network that is not allowed. */
export function checkHost(hostname: string, allowed: ReadonlySet<Network>): void {
  const network = networkOfHost(hostname)
  if (network === undefined || allowed.has(network)) return
  throw new ForbiddenNetworkError(`the host ${hostname} is in the ${network} network`)
}

/**
 * A lookup that fails with a `ForbiddenNetworkError` if any address of the host is in a network that is not allowed.
 * The connection is made to an address of this lookup. A name that changes its address after a check gains nothing.
 */
export function guardLookup(lookup: LookupFunction, allowed: ReadonlySet<Network>): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, options, (error, result, family) => {
      if (error !== null) return callback(error, result, family)
      const addresses = typeof result === 'string' ? [result] : result.map(({ address }) => address)
      for (const address of addresses) {
        const network = networkOfAddress(address)
        if (network === undefined || allowed.has(network)) continue
        const message = `the host ${hostname} leads to ${address}, which is in the ${network} network`
        return callback(new ForbiddenNetworkError(message), result, family)
      }
      callback(null, result, family)
    })
  }
}
