import type { RequestOptions } from 'node:http'

/**
 * Reads an input that must be the http or https address of a server.
 *
 * Throws if it is not. The message repeats only a host with its port: any other value can contain a password.
 */
export function readServerUrl(input: string, value: string): URL {
  if (URL.canParse(value)) {
    const url = new URL(value)
    if (url.protocol === 'http:' || url.protocol === 'https:') return url
    if (!value.includes('://')) throw noSchemeError(input, value)
    throw new Error(
      `${input}: "${url.protocol}" URLs are not supported. Give the http(s) address of a server.`,
    )
  }
  if (hostAndPort.test(value)) throw noSchemeError(input, value)
  throw new Error(
    `${input}: this is not a URL. Give the http(s) address of a server, https://host/path.`,
  )
}

const hostAndPort = /^[a-z\d.-]{1,253}:\d{1,5}(?=\/|$)/i

function noSchemeError(input: string, value: string): Error {
  const [found] = hostAndPort.exec(value) ?? []
  const address = found === undefined ? 'the address' : `"${found}"`
  return new Error(
    `${input}: ${address} does not begin with https:// or http://. Put one of them in front.`,
  )
}

/** The URL without user, query, fragment and final slashes. The path stays: a server can live below one. */
export function baseUrlOf(url: URL): string {
  return url.origin + url.pathname.replace(/\/+$/, '')
}

/** The host as a name server or a socket takes it: without brackets and final dot. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$|\.$/g, '')
}

/** True if a host is this machine. */
export function isLoopback({ hostname }: URL): boolean {
  return /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
}

/** True if credentials would cross a network in clear text. */
export function isClearText(address: string): boolean {
  const url = new URL(address)
  return url.protocol === 'http:' && !isLoopback(url)
}

/**
 * Decodes a part of a URL. Percent signs that encode nothing, or bytes that are not UTF-8, stand for themselves, as in
 * browsers.
 */
export function percentDecode(part: string): string {
  return part.replace(/(?:%[0-9a-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded)
    } catch {
      return encoded
    }
  })
}

/** A longer user name is a token: GitHub and other services accept a token as the user. */
const maxUserLength = 20

/**
 * Masks the password in an address, both as it is written and as it is sent. The address can be malformed, and the
 * password can contain blanks. A user name is masked where it stands in an address, in front of the password or the `@`.
 */
export function hideUserinfo(address: string, hide: (secret: string) => void): void {
  for (const userinfo of userinfosOf(address)) hideUserinfoParts(userinfo, hide)
}

/** The same for `user:password`. */
export function hideUserinfoParts(userinfo: string, hide: (secret: string) => void): void {
  for (const form of new Set([userinfo, percentDecode(userinfo)])) {
    const [user = '', ...rest] = form.split(':')
    const password = rest.join(':')
    const isToken = user.length > maxUserLength
    if (isToken) hide(user)
    hide(password)
    if (user !== '' && password !== '') for (const part of [form, `${user}@`]) hide(part)
    if (isToken || password !== '') hide(Buffer.from(`${user}:${password}`).toString('base64'))
  }
}

/** Texts that a program can take for the part of an address before the `@`. */
function userinfosOf(address: string): ReadonlySet<string> {
  const found = [
    ...address.matchAll(/:\/\/([^/?#\s]*)@/g),
    ...address.matchAll(/:\/\/([^/?#\r\n]*)@/g),
  ]
  const userinfos = new Set(found.map(([, userinfo = '']) => userinfo))
  if (URL.canParse(address)) {
    // The parser drops tabs and line ends, and reads `https:user:password@host` and backslashes.
    const { username, password } = new URL(address)
    if (username !== '' || password !== '') userinfos.add(`${username}:${password}`)
  }
  return userinfos
}

/** The port of an address, also if it is the default of http or https. */
export function portOf({ protocol, port }: Pick<RequestOptions, 'protocol' | 'port'>): string {
  return String(port || (protocol === 'https:' ? 443 : 80))
}
