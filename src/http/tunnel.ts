import { once } from 'node:events'
import type http from 'node:http'
import type { Agent, IncomingMessage } from 'node:http'
import type https from 'node:https'
import type { RequestOptions } from 'node:https'
import { connect, isIP, type LookupFunction, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { urlToHttpOptions } from 'node:url'
import { messageOf } from '../text/message.ts'
import { failureWith } from './failures.ts'
import { UnacceptableResponseError } from './messages.ts'
import type { ProxyServer } from './proxy.ts'
import { isRetryable } from './retry.ts'
import { hostOf, percentDecode, portOf } from './url.ts'

/** How a request reaches its server. */
export type Route = Readonly<{
  send: typeof http.request
  options: RequestOptions
  /** True if no proxy is in between. */
  isDirect: boolean
  /** The error for a response that a proxy gave in place of the server. */
  refusalOf?: (message: IncomingMessage) => Error | undefined
  /** The error for a connection to a proxy that failed. */
  failureOf?: (error: Error) => Error
  /** Opens connections that later requests take. Absent behind a proxy. */
  open?: (count: number) => void
}>

/** Options of all connections to servers and proxies. */
export type ConnectionOptions = Readonly<{
  keepAlive: boolean
  autoSelectFamilyAttemptTimeout: number
  /** Resolves the name of the server. */
  lookup: LookupFunction
}>

/** Modules of Node.js that take several milliseconds to load. */
type Modules = Readonly<{ http: typeof http; https: typeof https }>

type Proxy = ProxyServer & Readonly<{ modules: Modules }>

/** What a route needs in addition to its proxy. */
type RouteTools = Readonly<{
  modules: Modules
  connection: ConnectionOptions
  /** For the TLS of the server, and not of the proxy. */
  identity: Pick<
    RequestOptions,
    'rejectUnauthorized' | 'checkServerIdentity' | 'ca' | 'cert' | 'key'
  >
  /** Keeps an agent for this kind of route. */
  agentFor: (create: () => Agent) => Agent
}>

/**
 * The way to a URL through a proxy: requests with the full address for http URLs and http proxies, a tunnel for all
 * others. (Many proxies refuse CONNECT for other ports than 443.)
 */
export function routeThrough(
  server: ProxyServer,
  url: URL,
  { modules, connection, identity, agentFor }: RouteTools,
): Route {
  const { http, https } = modules
  const proxy = { ...server, modules }
  const isHttpProxy = proxy.url.protocol.startsWith('http')
  if (url.protocol === 'https:' || !isHttpProxy) {
    const agent = agentFor(() => createTunnelAgent(proxy, url.protocol, connection))
    const send = url.protocol === 'https:' ? https.request : http.request
    return { send, isDirect: false, options: { ...urlToHttpOptions(url), ...identity, agent } }
  }
  const { send, options } = requestToProxy(proxy, url.host)
  const path = `${url.origin}${url.pathname}${url.search}`
  return {
    send,
    isDirect: false,
    options: { ...options, path, agent: agentFor(() => createForwardAgent(proxy, connection)) },
    refusalOf: (message) => ownRefusal(proxy, url, message),
    failureOf: (error) => proxyFailure(proxy, error),
  }
}

/**
 * The name of the proxy is always looked up by Node.js. Each request has its own connection: Tinyproxy 1.11 closes it
 * after a response without saying so, and the next request would fail.
 */
function createForwardAgent(
  { url, modules: { http, https } }: Proxy,
  { autoSelectFamilyAttemptTimeout }: ConnectionOptions,
): Agent {
  const options = { keepAlive: false, autoSelectFamilyAttemptTimeout }
  return url.protocol === 'https:' ? new https.Agent(options) : new http.Agent(options)
}

type Target = Readonly<{ host: string; port: number; signal: AbortSignal | undefined }>

/**
 * An agent whose connections go through a proxy: with CONNECT through an http or https proxy, and otherwise with SOCKS.
 * The packages for proxies are not used: https-proxy-agent and proxy-agent raise uncaught exceptions if a proxy breaks
 * off its TLS handshake, and lose the status with which a proxy refuses.
 */
function createTunnelAgent(proxy: Proxy, protocol: string, options: ConnectionOptions): Agent {
  const { http, https } = proxy.modules
  const agent = protocol === 'https:' ? new https.Agent(options) : new http.Agent(options)
  const connectTls = agent.createConnection.bind(agent)
  const open = proxy.url.protocol.startsWith('http') ? openTunnel : openSocks
  agent.createConnection = (connection, callback) => {
    const { host, port } = connection
    const work = async (): Promise<Duplex> => {
      const target = { host: host ?? '', port: Number(port), signal: connectSignalOf(connection) }
      const socket = await open(proxy, target, options)
      if (protocol !== 'https:') return socket
      const withSocket = { ...connection, socket }
      return connectTls(withSocket) ?? socket
    }
    // Node.js does not read the stream that comes with an error.
    work().then(
      (stream) => callback?.(null, stream),
      (error: unknown) => callback?.(asError(error), new Socket()),
    )
    return undefined
  }
  return agent
}

/** Node.js does not pass on the signal of a request to the agent. */
function connectSignalOf(connection: object): AbortSignal | undefined {
  const signal = 'connectSignal' in connection ? connection.connectSignal : undefined
  return signal instanceof AbortSignal ? signal : undefined
}

/** A connection that the proxy made after CONNECT (RFC 9110, section 9.3.6). */
async function openTunnel(
  proxy: Proxy,
  { host, port, signal }: Target,
  { autoSelectFamilyAttemptTimeout }: ConnectionOptions,
): Promise<Socket> {
  const name = `${isIP(host) === 6 ? `[${host}]` : host}:${port}`
  const { send, options } = requestToProxy(proxy, name)
  const request = send({
    ...options,
    ...{ method: 'CONNECT', path: name, agent: false, autoSelectFamilyAttemptTimeout },
    ...(signal && { signal }),
  })
  return await new Promise((resolve, reject) => {
    const refuse = ({ statusCode = 0 }: IncomingMessage, socket: Socket) => {
      socket.on('error', () => undefined).destroy()
      reject(refusal(proxy, `refused to connect to ${name}`, statusCode))
    }
    request.on('connect', (response: IncomingMessage, socket: Socket, head: Buffer) => {
      const { statusCode = 0 } = response
      if (statusCode < 200 || statusCode > 299) return refuse(response, socket)
      if (head.length > 0) socket.unshift(head)
      resolve(socket)
    })
    request.on('upgrade', refuse)
    request.on('response', (response) => refuse(response, response.socket))
    request.on('error', (error) => reject(proxyFailure(proxy, error)))
    request.end()
  })
}

/** A connection that a SOCKS proxy made. With socks5h and socks4a the proxy looks up the name, as in curl. */
async function openSocks(
  proxy: Proxy,
  { host, port, signal }: Target,
  { lookup, autoSelectFamilyAttemptTimeout }: ConnectionOptions,
): Promise<Socket> {
  const { protocol, username, password } = proxy.url
  const isRemote = /[ah]:$/.test(protocol) || isIP(host) !== 0
  const address = isRemote ? host : await resolveName(host, lookup)
  const at = { host: hostOf(proxy.url), port: Number(proxy.url.port || 1080) }
  try {
    const { SocksClient } = await import('socks')
    const socket = connect({ ...at, autoSelectFamilyAttemptTimeout, ...(signal && { signal }) })
    // After a refusal, nobody else listens for the errors of the connection.
    socket.on('error', () => undefined)
    await once(socket, 'connect')
    const type = protocol.startsWith('socks4') ? 4 : 5
    const user = { userId: percentDecode(username), password: percentDecode(password) }
    await SocksClient.createConnection({
      proxy: { ...at, type, ...(username !== '' && user) },
      command: 'connect',
      destination: { host: address, port },
      existing_socket: socket,
    })
    return socket
  } catch (error) {
    const status = socksStatus(messageOf(error))
    if (status === undefined) throw proxyFailure(proxy, error)
    const message = `${proxy.title} made no connection: ${messageOf(error)}`
    throw errorWithAdvice(proxy, message, status)
  }
}

/** The HTTP status that has the meaning of a refusal with SOCKS. The texts are those of the package socks. */
function socksStatus(text: string): number | undefined {
  if (/authentication/i.test(text)) return 407
  if (/NotAllowed|NotSupported/.test(text)) return 403
  return /Unreachable|ConnectionRefused/.test(text) ? 502 : undefined
}

async function resolveName(host: string, lookup: LookupFunction): Promise<string> {
  return await new Promise((resolve, reject) => {
    lookup(host, { all: false }, (error, address) => {
      if (error === null) resolve(String(address))
      else reject(error)
    })
  })
}

/** How to send a request to an http or https proxy itself. `host` is the value of the header `Host`. */
function requestToProxy({ url, authorization, modules }: Proxy, host: string) {
  const name = hostOf(url)
  const isTls = url.protocol === 'https:'
  return {
    send: isTls ? modules.https.request : modules.http.request,
    options: {
      host: name,
      port: portOf(url),
      // Otherwise Node.js takes the name in the header `Host`.
      servername: isIP(name) === 0 ? name : '',
      rejectUnauthorized: true,
      headers: { host, ...(authorization && { 'proxy-authorization': authorization }) },
    },
  }
}

/** Statuses with which a proxy refuses a request, or reports that the server does not answer. */
const proxyStatuses = [403, 502, 503, 504]

/** What only these programs send, and only with their own errors. Tinyproxy has 401 for a wrong password, and 500. */
const proxyPrograms = /^(squid|tinyproxy|privoxy)\b/i

/**
 * The error for a response that is the proxy's own: a page without the `Server` header of another
 * program, or with the marks of a proxy (RFC 9209, Squid). Only proxies send 407.
 */
function ownRefusal(
  proxy: Proxy,
  url: URL,
  { statusCode = 0, headers }: IncomingMessage,
): Error | undefined {
  const { 'content-type': type = '' } = headers
  const server = String(headers['server'] ?? '')
  const isMarked = 'proxy-status' in headers || 'x-squid-error' in headers
  const isPage = !/\bjson\b/.test(type) && /^$|proxy/i.test(server)
  const isOwn =
    statusCode === 407 ||
    (statusCode >= 400 && proxyPrograms.test(server)) ||
    (proxyStatuses.includes(statusCode) && (isMarked || isPage))
  if (!isOwn) return undefined
  return refusal(proxy, `refused the request for ${url.host}`, statusCode)
}

function refusal(proxy: Proxy, what: string, status: number): Error {
  const name = proxy.modules.http.STATUS_CODES[status] ?? ''
  const message = `${proxy.title} ${what} (HTTP ${`${status} ${name}`.trim()})`
  return errorWithAdvice(proxy, message, status)
}

/** The error with advice for a status. */
function errorWithAdvice({ variable }: Proxy, start: string, status: number): Error {
  const advice =
    status === 407 || status === 401
      ? `. Add the user and the password of the proxy to ${variable}`
      : status === 403
        ? '. Allow this host in the proxy, or add the host to no_proxy'
        : status >= 500
          ? '. The proxy cannot reach the host: check the address of the host, or add the host to no_proxy'
          : ''
  const message = `${start}${advice}`
  return isRetryable(status) ? new Error(message) : new UnacceptableResponseError(message)
}

/** The error for a proxy that cannot be reached, or that breaks off. */
function proxyFailure({ title, url, variable, env }: ProxyServer, error: unknown): Error {
  const endpoint = { protocol: url.protocol, input: variable, env }
  return failureWith(`${title} made no connection`, error, endpoint)
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown))
}
