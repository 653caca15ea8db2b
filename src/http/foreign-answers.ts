import type { HttpResponse, Server } from './messages.ts'

/** Texts of nginx (also of AWS's load balancers), Go (Caddy, Traefik, Kubernetes), Apache, and Jetty or Tomcat. */
const httpsOnly =
  /plain HTTP request was sent to HTTPS port|HTTP request to an HTTPS server|speaking plain HTTP to an SSL-enabled|combination of host and port requires TLS/i

/** Texts of nginx. It asks for the certificate after the handshake. */
const certificateMissing = /No required SSL certificate was sent|SSL certificate error/i

/**
 * What the user can do if a web server does not accept how the request came: without TLS, or without a client
 * certificate. A sentence without the full stop, or ''. `text` is that of the response.
 */
export function connectionAdvice(text: string, server: Server): string {
  const { input, address } = server
  if (httpsOnly.test(text)) return `This port speaks https: write https:// in ${input} (${address})`
  if (isRedirectToHttps(text, address)) {
    return `The server requires https: write https:// in ${input} (${address})`
  }
  return certificateMissing.test(text) ? clientCertificateAdvice(server) : ''
}

/** True if the text of a response is that of a redirect from http to the same host with https. */
function isRedirectToHttps(text: string, address: string): boolean {
  const [, target = ''] = /^a redirect to (https:\S+?)\.?$/.exec(text) ?? []
  const { protocol, hostname } = new URL(address)
  return protocol === 'http:' && URL.canParse(target) && new URL(target).hostname === hostname
}

export function clientCertificateAdvice({
  certificateVariable,
}: Pick<Server, 'certificateVariable'>): string {
  const what = 'The server may require a client certificate'
  return certificateVariable === undefined
    ? `${what}, which is not supported here`
    : `${what}: name its file in ${certificateVariable}`
}

/** What the user can do about an answer that has no form of the server's API. A sentence without the full stop. */
export function gatewayAdvice(server: Server, response: Pick<HttpResponse, 'attempts'>): string {
  return (
    `This answer comes from a gateway or another server, not from ${server.title}: check ` +
    `${addressOf(server, response)} and its path, and any proxy in front of the server`
  )
}

/** `mlflow-tracking-uri (https://host/path, tried once)`. Without the number of attempts if it is not known. */
export function addressOf(
  { input, address }: Server,
  { attempts }: Pick<HttpResponse, 'attempts'>,
): string {
  const tried = attempts === undefined ? '' : `, tried ${timesOf(attempts)}`
  return `${input} (${address}${tried})`
}

/** `once`, or `5 times`. */
export function timesOf(attempts: number): string {
  return attempts === 1 ? 'once' : `${attempts} times`
}
