import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { Agent, IncomingMessage } from 'node:http'
import { type LookupFunction, Socket } from 'node:net'
import type { PeerCertificate } from 'node:tls'
import { getProxyForUrl } from 'proxy-from-env'
import { readBody } from './body.ts'
import {
  checkDepth,
  createResponse,
  type HttpRequest,
  type HttpResponse,
  UnacceptableResponseError,
} from './messages.ts'
import { checkHost, guardLookup, type Network } from './network.ts'
import { isLoopback } from './url.ts'

/** Sends single requests and keeps connections open. */
export interface Transport {
  /** Throws if no complete response comes in time, or if it is too large. */
  send(request: HttpRequest): Promise<HttpResponse>
  close(): void
}

/** These modules take several milliseconds to load. A dry run sends nothing. */
async function loadModules() {
  const [dns, http, https, tls] = await Promise.all([
    import('node:dns'),
    import('node:http'),
    import('node:https'),
    import('node:tls'),
  ])
  return { dns, http, https, tls }
}

/**
 * Sends with node:http, through the proxy that `https_proxy` and `no_proxy` select. It follows no redirect: a
 * credential goes only to the host that it was given for. A request and its response, a proxy's part included, can
 * take `timeLimitMs` milliseconds.
 */
export function createTransport(timeLimitMs: number, lookup?: LookupFunction): Transport {
  const agents = new Agents(lookup)
  const closeSockets = trackSockets()
  return {
    async send(request) {
      const controller = new AbortController()
      let timer: NodeJS.Timeout | undefined
      // The signal does not reach a proxy that hangs.
      const timeout = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          reject(new Error(`no complete response within ${timeLimitMs / 1000} s`))
          controller.abort()
        }, timeLimitMs)
      })
      try {
        return await Promise.race([exchange(agents, request, controller.signal), timeout])
      } finally {
        clearTimeout(timer)
      }
    },
    close() {
      agents.close()
      closeSockets()
    },
  }
}

async function exchange(
  agents: Agents,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<HttpResponse> {
  const { method, networks } = request
  const url = new URL(request.url)
  if (networks !== undefined) checkHost(url.hostname, networks)
  const proxy = isLoopback(url) ? '' : getProxyForUrl(url.href)
  const { http, https, tls } = await loadModules()
  const send = url.protocol === 'https:' ? https.request : http.request
  const headers = {
    'user-agent': 'log-revision',
    'accept-encoding': 'identity',
    ...request.headers,
  }
  const agent = await agents.get(url.protocol, proxy, networks)
  const options = { method, headers, agent, signal, ...identityOptions(url, tls) }
  const message = await new Promise<IncomingMessage>((resolve, reject) => {
    send(url, options, resolve)
      .on('upgrade', ({ statusCode }, socket) => {
        socket.destroy()
        reject(statusError(statusCode))
      })
      .on('error', reject)
      .end(request.body)
  })
  const { statusCode: status = 0 } = message
  if (status < 200 || status > 599) {
    message.destroy()
    throw statusError(status)
  }
  const address = proxy === '' ? message.socket.remoteAddress : undefined
  // No server sends 407. https-proxy-agent passes on the answer of a proxy that refuses the tunnel.
  if (status === 407) throw new Error('the proxy wants another user (HTTP 407)')
  const body = await readBody(message)
  const response = createResponse(status, message.headers, body, address)
  if (response.json !== undefined) checkDepth(body)
  return response
}

/** HTTP 101 changes the protocol, and is not valid here: no request asks for it. */
function statusError(status = 0): Error {
  return new UnacceptableResponseError(`the answer has HTTP ${status}, which cannot end a request`)
}

/** Agents, which keep connections open. */
class Agents {
  readonly #lookup: LookupFunction | undefined
  readonly #agents = new Map<string, Agent>()

  constructor(lookup: LookupFunction | undefined) {
    this.#lookup = lookup
  }

  async get(protocol: string, proxy: string, allowed?: ReadonlySet<Network>): Promise<Agent> {
    // A connection that was made without the guard must not serve a request that needs it.
    const key = [protocol, proxy, ...(allowed === undefined ? ['any'] : [...allowed].sort())].join()
    const agent =
      this.#agents.get(key) ?? (await createAgent(protocol, proxy, await this.#guarded(allowed)))
    this.#agents.set(key, agent)
    return agent
  }

  async #guarded(allowed: ReadonlySet<Network> | undefined): Promise<LookupFunction> {
    const lookup = this.#lookup ?? (await loadModules()).dns.lookup
    return allowed === undefined ? lookup : guardLookup(lookup, allowed)
  }

  close(): void {
    for (const agent of this.#agents.values()) agent.destroy()
  }
}

async function createAgent(
  protocol: string,
  proxy: string,
  lookup: LookupFunction,
): Promise<Agent> {
  if (proxy !== '') {
    const { HttpsProxyAgent } = await import('https-proxy-agent')
    // The proxy looks up the host. Only an address that is part of the URL can be checked here.
    return new HttpsProxyAgent(proxy, { keepAlive: true })
  }
  const options = { keepAlive: true, lookup }
  const { http, https } = await loadModules()
  return protocol === 'https:' ? new https.Agent(options) : new http.Agent(options)
}

/**
 * Verifies a certificate against the URL's host. Behind a proxy, Node.js does not know a host that is an IP address
 * (https-proxy-agent omits it), and would verify against the name of the proxy or against "localhost".
 */
function identityOptions(
  { hostname }: URL,
  { checkServerIdentity }: Pick<typeof import('node:tls'), 'checkServerIdentity'>,
) {
  const host = hostname.replace(/^\[|\]$/g, '')
  return {
    checkServerIdentity: (_: string, certificate: PeerCertificate) =>
      checkServerIdentity(host, certificate),
  }
}

/**
 * Tracks each new connection and returns a function that closes them all. An agent does not know its connection to a
 * proxy that hangs, which would keep the process alive.
 */
function trackSockets(): () => void {
  const sockets = new Set<Socket>()
  const track = (message: unknown) => {
    if (typeof message !== 'object' || message === null || !('socket' in message)) return
    const { socket } = message
    if (socket instanceof Socket) sockets.add(socket)
  }
  subscribe('net.client.socket', track)
  return () => {
    unsubscribe('net.client.socket', track)
    for (const socket of sockets) socket.destroy()
  }
}
