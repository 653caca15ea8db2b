import type { Agent, IncomingMessage } from 'node:http'
import type { LookupFunction } from 'node:net'
import type { PeerCertificate } from 'node:tls'
import { urlToHttpOptions } from 'node:url'
import { readBody } from './body.ts'
import { EarlyConnections } from './early-connections.ts'
import {
  checkSize,
  createResponse,
  type HttpRequest,
  type HttpResponse,
  UnacceptableResponseError,
} from './messages.ts'
import { checkHost, guardLookup } from './network.ts'
import { type ProxyServer, proxyFor, throughProxy } from './proxy.ts'
import { type Route, routeThrough } from './tunnel.ts'
import { userAgent } from './user-agent.ts'

/** Sends single requests and keeps connections open. */
export interface Transport {
  /**
   * Throws if no complete response comes in time, or if it is too large. A response that began and does not end is an
   * `UnacceptableResponseError`. `end` ends the request earlier.
   */
  send(request: HttpRequest, end?: AbortSignal): Promise<HttpResponse>
  /**
   * `, through the proxy http://host:3128 (https_proxy)`, for the message of a failed request. '' for a direct connection,
   * and if the failure is the proxy's own, which names it.
   */
  through(url: string, failure: string): string
  /** Opens connections that the next requests take. Does nothing behind a proxy. Never throws. */
  connect(server: Connectable, count: number): Promise<void>
  /** Ends all requests and closes all connections. */
  close(): void
}

/** The server of a request. */
export type Connectable = Pick<HttpRequest, 'url' | 'tls' | 'networks'>

export type TransportOptions = Readonly<{
  /** How many milliseconds a request and its response can take together, a proxy's part included. */
  timeLimitMs: number
  /** The variables that name proxies. */
  env: NodeJS.ProcessEnv
  /** Resolves the names of hosts. */
  lookup?: LookupFunction | undefined
}>

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

/** How long each address of a host can take to accept a connection, in milliseconds. Node.js would give it 250. */
const addressTimeLimitMs = 5000

/**
 * Sends with node:http, through the proxy that the environment names. It follows no redirect: a credential goes only to
 * the host that it was given for.
 */
export function createTransport({ timeLimitMs, env, lookup }: TransportOptions): Transport {
  const routes = new Routes(env, lookup)
  const running = new Set<AbortController>()
  let isClosed = false
  return {
    async send(request, end) {
      const controller = new AbortController()
      running.add(controller)
      try {
        end?.throwIfAborted()
        return await withinTime(timeLimitMs, controller, end, (begin) =>
          exchange(routes, request, begin, controller.signal),
        )
      } finally {
        running.delete(controller)
      }
    },
    through: (url, failure) => throughProxy(new URL(url), env, failure),
    async connect(server, count) {
      // A proxy variable can be wrong: each request says so.
      const route = await routes.find(server).catch(() => undefined)
      if (!isClosed) route?.open?.(count)
    },
    close() {
      isClosed = true
      for (const controller of running) controller.abort()
      routes.close()
    },
  }
}

/** Does the work, which calls `begin` when the response begins. Aborts it after the time limit or at the end. */
async function withinTime<Value>(
  limitMs: number,
  controller: AbortController,
  end: AbortSignal | undefined,
  work: (begin: () => void) => Promise<Value>,
): Promise<Value> {
  let hasBegun = false
  let timer: NodeJS.Timeout | undefined
  let stop: () => void = () => undefined
  const stopped = new Promise<never>((_, reject) => {
    const fail = (reason: unknown) => {
      reject(reason)
      controller.abort()
    }
    timer = setTimeout(() => fail(timeLimitError(limitMs, hasBegun)), limitMs)
    stop = () => fail(end?.reason)
  })
  end?.addEventListener('abort', stop)
  const begin = () => {
    hasBegun = true
  }
  try {
    return await Promise.race([work(begin), stopped])
  } finally {
    clearTimeout(timer)
    end?.removeEventListener('abort', stop)
  }
}

/** A response that began and did not end is final: the next one would not end either. */
function timeLimitError(milliseconds: number, hasBegun: boolean): Error {
  const message = `no complete response within ${milliseconds / 1000} s`
  if (hasBegun) return new UnacceptableResponseError(`${message}, although it began`)
  return Object.assign(new Error(message), { code: 'ETIMEDOUT' })
}

async function exchange(
  routes: Routes,
  request: HttpRequest,
  begin: () => void,
  signal: AbortSignal,
): Promise<HttpResponse> {
  const { send, options, isDirect, refusalOf, failureOf } = await routes.find(request)
  const { method, body } = request
  const headers = {
    'user-agent': userAgent,
    'accept-encoding': 'identity',
    ...request.headers,
    ...options.headers,
  }
  // The second signal is for the agents of proxies.
  const sent = { ...options, method, headers, signal, connectSignal: signal }
  const message = await new Promise<IncomingMessage>((resolve, reject) => {
    const fail = (error: Error) => reject(failureOf?.(error) ?? error)
    send(sent, resolve)
      .on('error', fail)
      .on('socket', (socket) => socket.once('data', begin))
      .on('upgrade', ({ statusCode }, socket) => {
        socket.destroy()
        fail(statusError(statusCode))
      })
      .end(body)
  })
  const { statusCode: status = 0 } = message
  const isValid = status >= 200 && status <= 599
  const refusal = isValid ? refusalOf?.(message) : statusError(status)
  if (refusal !== undefined) {
    message.destroy()
    throw refusal
  }
  const address = isDirect ? message.socket.remoteAddress : undefined
  const text = await readBody(message)
  checkSize(message.headers, text)
  return createResponse(status, message.headers, text, address)
}

/** HTTP 101 changes the protocol, and is not valid here: no request asks for it. */
function statusError(status = 0): Error {
  return new UnacceptableResponseError(`the answer has HTTP ${status}, which cannot end a request`)
}

/** Finds the way to servers, and keeps connections open. */
class Routes {
  readonly #env: NodeJS.ProcessEnv
  readonly #lookup: LookupFunction | undefined
  readonly #agents = new Map<string, Agent>()
  readonly #early = new Map<Agent, EarlyConnections>()

  constructor(env: NodeJS.ProcessEnv, lookup: LookupFunction | undefined) {
    this.#env = env
    this.#lookup = lookup
  }

  async find({ url: address, networks, tls: files }: Connectable): Promise<Route> {
    const url = new URL(address)
    if (networks !== undefined) checkHost(url.hostname, networks)
    const proxy = this.#proxyFor(url)
    const { dns, http, https, tls } = await loadModules()
    const lookup = this.#lookup ?? dns.lookup
    const connection = {
      keepAlive: true,
      autoSelectFamilyAttemptTimeout: addressTimeLimitMs,
      lookup: networks === undefined ? lookup : guardLookup(lookup, networks),
    }
    const identity = { ...identityOptions(url, tls), ...files }
    // A connection that was made without the guard must not serve a request that needs it.
    const allowed = networks === undefined ? ['any'] : [...networks].sort()
    const key = [url.protocol, proxy?.url.href ?? '', ...allowed].join()
    const agentFor = (create: () => Agent) => {
      const agent = this.#agents.get(key) ?? create()
      this.#agents.set(key, agent)
      return agent
    }
    if (proxy !== undefined) {
      return routeThrough(proxy, url, { modules: { http, https }, connection, identity, agentFor })
    }
    const { Agent, request: send } = url.protocol === 'https:' ? https : http
    const agent = agentFor(() => new Agent(connection))
    const options = { ...urlToHttpOptions(url), ...identity }
    const open = (count: number) => this.#earlyOf(agent).open({ ...connection, ...options }, count)
    return { send, isDirect: true, options: { ...options, agent }, open }
  }

  #earlyOf(agent: Agent): EarlyConnections {
    const early = this.#early.get(agent) ?? new EarlyConnections(agent)
    this.#early.set(agent, early)
    return early
  }

  #proxyFor(url: URL): ProxyServer | undefined {
    const isSet = Object.keys(this.#env).some((name) => /^(https?|all)_proxy$/i.test(name))
    return isSet ? proxyFor(url, this.#env) : undefined
  }

  close(): void {
    for (const agent of this.#agents.values()) agent.destroy()
    for (const early of this.#early.values()) early.close()
  }
}

/**
 * Verifies a certificate against the URL's host, also if NODE_TLS_REJECT_UNAUTHORIZED is 0. Behind a proxy, Node.js would
 * verify the certificate of a host that is an IP address against "localhost".
 */
function identityOptions(
  url: URL,
  { checkServerIdentity }: Pick<typeof import('node:tls'), 'checkServerIdentity'>,
) {
  return {
    rejectUnauthorized: true,
    checkServerIdentity: (_: string, certificate: PeerCertificate) =>
      checkServerIdentity(url.hostname.replace(/^\[|\]$/g, ''), certificate),
  }
}
