import { hideUserinfo, hideUserinfoParts, percentDecode } from '../http/url.ts'

const variables = ['http_proxy', 'https_proxy', 'all_proxy'].flatMap((name) => [
  name,
  name.toUpperCase(),
])

/** Slashes follow a scheme: in `user:password@host`, there is none. As for the URL parser, one can be enough. */
const parts = /^\s*(?:(https?(?=:[/\\])|[a-z][a-z\d+.-]*(?=:\/\/)):)?[/\\]*(.*)$/is

/**
 * Masks the credentials in the proxy variables. Then rewrites the variables so that this action and git read them as curl
 * does: a proxy without a scheme speaks http, and a `%` that encodes nothing stands for itself.
 */
export function prepareProxies(env: NodeJS.ProcessEnv, hide: (secret: string) => void): void {
  for (const name of variables) {
    const value = env[name] ?? ''
    const [, scheme = 'http', rest = ''] = parts.exec(value) ?? []
    if (rest === '') continue
    const address = `${scheme}://${rest}`
    for (const each of [value, address]) hideUserinfo(each, hide)
    // A password that is not encoded can contain anything, slashes among them.
    hideUserinfoParts(rest.slice(0, Math.max(0, rest.lastIndexOf('@'))), hide)
    if (URL.canParse(address)) env[name] = withEncodedUserinfo(address)
  }
}

/** The address with an encoded user and password. The rest stays: without its port, curl would use another one. */
function withEncodedUserinfo(address: string): string {
  const { username, password } = new URL(address)
  if (username === '' && password === '') return address
  const [user, secret] = [username, password].map((part) => encodeURIComponent(percentDecode(part)))
  return address.replace(/^([^/]*\/\/)[^/?#\\]*@/, (_, start) => `${start}${user}:${secret}@`)
}
