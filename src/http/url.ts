import { isLoopback } from './host.ts'

/**
 * Reads an input that must be the http or https address of a server.
 *
 * Throws where it is not. The value is not repeated: it may hold a password.
 */
export function readServerUrl(input: string, value: string): URL {
  if (URL.canParse(value)) {
    const url = new URL(value)
    if (url.protocol === 'http:' || url.protocol === 'https:') return url
    if (!value.includes('://')) {
      throw new Error(`${input}: the address lacks its beginning, https:// or http://.`)
    }
    throw new Error(
      `${input}: a URL with "${url.protocol}" cannot be reached from a workflow. Give the http(s) address of a server.`,
    )
  }
  throw new Error(`${input}: not a URL. Give the http(s) address of a server, https://host/path.`)
}

/**
 * The URL as text, without user, query, fragment and the slashes at its end. Its path stays: servers may
 * answer below one only.
 */
export function bare(url: URL): string {
  return url.origin + url.pathname.replace(/\/+$/, '')
}

/** A name that is longer than that is a token: GitHub and others take one as a user, too. */
const longestUser = 20

/** Masks the password in an address, as it is written there and as it is sent. It need not be a proper URL. */
export function hideUserinfo(address: string, hide: (secret: string) => void): void {
  for (const [, userinfo = ''] of address.matchAll(/:\/\/([^/?#\s]*)@/g)) {
    for (const form of new Set([userinfo, decode(userinfo)])) {
      const [user = '', ...rest] = form.split(':')
      const password = rest.join(':')
      const isToken = user.length > longestUser
      if (isToken) hide(user)
      hide(password)
      if (isToken || password !== '') hide(Buffer.from(`${user}:${password}`).toString('base64'))
    }
  }
}

/** A percent sign that encodes nothing stands for itself: browsers read such URLs so. */
export function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** Whether credentials would travel in clear text over a network. */
export function isExposed(address: string): boolean {
  const url = new URL(address)
  return url.protocol === 'http:' && !isLoopback(url)
}
