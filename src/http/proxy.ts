import { BlockList, isIP } from 'node:net'
import { domainToASCII } from 'node:url'
import { UnacceptableResponseError } from './messages.ts'
import { hostOf, isLoopback, percentDecode, portOf } from './url.ts'

/** A proxy from an environment variable. */
export type ProxyServer = Readonly<{
  /** With user and password. */
  url: URL
  /** The variable that names it. */
  variable: string
  /** For messages: `the proxy http://host:3128 (https_proxy)`. Without user and password. */
  title: string
  /** The value of `Proxy-Authorization`, or undefined for a proxy without authentication. */
  authorization: string | undefined
  /** The variables of this machine. */
  env: NodeJS.ProcessEnv
}>

const schemes = ['http:', 'https:', 'socks:', 'socks4:', 'socks4a:', 'socks5:', 'socks5h:']

/**
 * The proxy for a URL, or undefined if the connection is direct. The variables are read as by curl and Python requests:
 * `https_proxy` or `http_proxy`, then `all_proxy`, each in small letters first; an empty one counts as not set. This
 * machine is always connected to directly.
 *
 * Throws a `UnacceptableResponseError` if the variable is not the address of a proxy.
 */
export function proxyFor(url: URL, env: NodeJS.ProcessEnv): ProxyServer | undefined {
  const names = [`${url.protocol.slice(0, -1)}_proxy`, 'all_proxy']
  const variable = names.flatMap((name) => [name, name.toUpperCase()]).find((name) => env[name])
  const excluded = env['no_proxy'] || env['NO_PROXY'] || ''
  if (variable === undefined || isLoopback(url) || isExcluded(url, excluded)) return undefined
  const value = env[variable] ?? ''
  const address = URL.canParse(value) ? new URL(value) : undefined
  if (address === undefined || address.hostname === '' || !schemes.includes(address.protocol)) {
    throw new UnacceptableResponseError(
      `${variable} is not the address of a proxy (http, https, socks4, socks5 or socks5h://host:port). ` +
        'In its user name and password, write "/", "?" and "#" as %2F, %3F and %23',
    )
  }
  const { protocol, host, username, password } = address
  const userinfo = `${percentDecode(username)}:${percentDecode(password)}`
  return {
    url: address,
    ...{ variable, env },
    title: `the proxy ${protocol}//${host} (${variable})`,
    authorization:
      userinfo === ':' ? undefined : `Basic ${Buffer.from(userinfo).toString('base64')}`,
  }
}

/** See `Transport`. */
export function throughProxy(url: URL, env: NodeJS.ProcessEnv, failure: string): string {
  try {
    const title = proxyFor(url, env)?.title
    return title === undefined || failure.startsWith(title) ? '' : `, through ${title}`
  } catch {
    // The request failed for the same reason.
    return ''
  }
}

/**
 * True if `no_proxy` contains the host: domains with their subdomains (a dot or `*.` in front changes nothing), IP
 * addresses, blocks of them (`10.0.0.0/8`), each with or without a port, and `*`. Commas or blanks separate the entries.
 */
export function isExcluded(url: URL, noProxy: string): boolean {
  const host = hostOf(url)
  const port = portOf(url)
  return noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => entry === '*' || isMatch(entry, host, port))
}

/** A host, an address or a block, and a port. An IPv6 address can be in brackets. */
const parts = /^\[?(?<name>[^[\]/]+?)\]?(?:\/(?<length>\d{1,3}))?\]?(?::(?<only>\d+))?$/

function isMatch(entry: string, host: string, port: string): boolean {
  const groups = isIP(entry) === 0 ? parts.exec(entry)?.groups : { name: entry }
  const { name = '', length, only = port } = groups ?? {}
  if (name === '' || only !== port) return false
  const version = isIP(name)
  if (version !== 0) return isInBlock(host, name, length ?? (version === 4 ? '32' : '128'))
  const domain = domainToASCII(name.replace(/^\*?\.|\.$/g, ''))
  return length === undefined && domain !== '' && `.${host}`.endsWith(`.${domain}`)
}

function isInBlock(host: string, address: string, length: string): boolean {
  const [inHost, inBlock] = [isIP(host), isIP(address)]
  // A zone (`fe80::1%eth0`) is no part of a URL.
  if (inHost === 0 || address.includes('%') || Number(length) > (inBlock === 4 ? 32 : 128)) {
    return false
  }
  const list = new BlockList()
  list.addSubnet(address, Number(length), inBlock === 4 ? 'ipv4' : 'ipv6')
  return list.check(host, inHost === 4 ? 'ipv4' : 'ipv6')
}
